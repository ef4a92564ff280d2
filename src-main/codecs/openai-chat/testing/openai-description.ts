import { loadOpenAiValidator } from '../../testing/openai-description.ts'

/** Checks bodies against OpenAI's description of Chat Completions. */
export function loadChatRequestValidator(): (body: unknown) => string[] {
  return loadOpenAiValidator('CreateChatCompletionRequest')
}
