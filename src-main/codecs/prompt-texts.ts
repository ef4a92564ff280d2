import type { MessagesRequest } from '../../shared/anthropic/messages.ts'
import { weighPrompt } from './weigh-prompt.ts'

/** A prompt, ready for a tokenizer. */
export interface PromptTexts {
  readonly texts: readonly string[]
  /** What there is besides: images, documents, punctuation, what a provider adds. In tokens. */
  readonly otherTokens: number
}

/** Everything in a request's prompt that a tokenizer can count, and the weight of all that it cannot. */
export function promptTexts(request: MessagesRequest): PromptTexts {
  const texts: string[] = []
  const collect = (text: string) => {
    texts.push(text)
    return 0
  }
  const otherTokens = Math.ceil(weighPrompt(request, { text: collect, key: collect }))
  return { texts, otherTokens }
}
