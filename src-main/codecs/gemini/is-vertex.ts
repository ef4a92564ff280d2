import type { Provider } from '../../../shared/providers/provider.ts'

/**
 * Whether a provider is Vertex AI, the one host of this format that is signed in to as a Google Cloud project. Its bodies
 * are the Gemini API's, but its version 1 rejects ids of calls, and it counts tokens in its own way.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/Content
 */
export function isVertex({ signIn }: Provider): boolean {
  return signIn === 'google-cloud'
}
