import Anthropic from '@anthropic-ai/sdk'
import { smallRequest } from '../../src-main/proxy/testing/start.ts'

/** What reached the client. */
export interface Outcome {
  /** Null where the connection broke before there was one. */
  readonly status: number | null
  readonly headers: Headers
  /** The body as it came over the wire. */
  readonly text: string
  /** What the official SDK makes of it; null where it throws. */
  readonly message: Anthropic.Message | null
  /** What the SDK throws. */
  readonly error: unknown
}

type Request = Partial<Anthropic.MessageCreateParamsNonStreaming>

/** Asks the proxy with the official SDK, which does not try again. */
export async function ask(
  url: string,
  isStreamed: boolean,
  more: Request = {},
  signal: AbortSignal | null = null,
): Promise<Outcome> {
  const seen: { answer: Pick<Outcome, 'status' | 'headers'> & { readonly text: Promise<string> } } = {
    answer: { status: null, headers: new Headers(), text: Promise.resolve('') },
  }
  const client = new Anthropic({
    baseURL: url,
    authToken: 'any',
    apiKey: null,
    maxRetries: 0,
    fetch: async (target, options) => {
      const response = await fetch(target, options)
      const [forSdk, forUs] = response.body?.tee() ?? [null, null]
      const { status, headers } = response
      seen.answer = { status, headers, text: forUs === null ? Promise.resolve('') : readAll(forUs) }
      return new Response(forSdk, { status, headers })
    },
  })
  let message: Anthropic.Message | null = null
  let error: unknown = null
  const request = { ...smallRequest, ...more }
  try {
    message = isStreamed
      ? await client.messages.stream(request, { signal }).finalMessage()
      : await client.messages.create({ ...request, stream: false }, { signal })
  } catch (thrown) {
    error = thrown
  }
  return { ...seen.answer, text: await seen.answer.text, message, error }
}

/** Everything up to the end, or to where the connection broke. */
async function readAll(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const bytes of body) text += decoder.decode(bytes, { stream: true })
  } catch {
    // What came before counts.
  }
  return text + decoder.decode()
}
