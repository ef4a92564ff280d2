import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { estimateTokens } from '../../codecs/estimate-tokens.ts'
import { promptTexts } from '../../codecs/prompt-texts.ts'
import { createTokenCorrection } from './token-correction.ts'
import { encodingOf } from './encoding-of.ts'
import { createTokenCounter } from './token-counter.ts'

/** Whose tokens are meant. */
export interface CountedModel {
  /** The provider's id. */
  readonly provider: string
  readonly model: string
}

/**
 * Says how many tokens a prompt holds, in two measures: a quick estimate for the path of every request, and a tokenizer's
 * count for clients that ask. Both are corrected by what the model's provider counted, each by a factor of its own, since
 * the two err in different ways (edge case 237).
 */
export interface PromptCounter {
  /** At once, and roughly. */
  estimate(request: MessagesRequest, counted: CountedModel): number
  /** With a tokenizer; the estimate if that takes longer than `timeoutMs` or cannot be done. Never rejects. */
  count(request: MessagesRequest, counted: CountedModel, timeoutMs: number): Promise<number>
  /** Takes note of an answer: what its prompt was estimated at, and what the provider counted. */
  learn(request: MessagesRequest, counted: CountedModel, estimated: number, actual: number | null): void
  /** Ends the tokenizer's thread. */
  close(): Promise<void>
}

/**
 * What a tokenizer not the model's own is multiplied with until usage has taught better. Claude's and Mistral's models
 * count up to a fifth more than OpenAI's in recorded answers, and rather high than low (edge case 237).
 */
const foreignTokenizerFactor = 1.15
/** In characters. The tokenizer takes longer for more than a client waits, and merely handing it over holds up streams. */
const longestPrompt = 4_000_000
/** How long a count that nobody waits for may take. */
const learningMs = 10_000
const mostWanted = 100

export function createPromptCounter(): PromptCounter {
  const estimates = createTokenCorrection()
  const counts = createTokenCorrection()
  const tokenizer = createTokenCounter()
  /** Models that a count was asked for since their last answer. Others' answers are not worth a tokenizer's time. */
  const wanted = new Set<string>()

  const estimate = (request: MessagesRequest, { provider, model }: CountedModel) =>
    estimates.correct(provider, model, estimateTokens(request))

  async function countUncorrected(request: MessagesRequest, model: string, timeoutMs: number): Promise<number | null> {
    const { texts, otherTokens } = promptTexts(request)
    if (texts.reduce((sum, text) => sum + text.length, 0) > longestPrompt) return null
    const tokens = await tokenizer.count(texts, encodingOf(model).encoding, timeoutMs)
    return tokens === null ? null : tokens + otherTokens
  }

  return {
    estimate,
    async count(request, counted, timeoutMs) {
      const { provider, model } = counted
      if (wanted.size < mostWanted) wanted.add(keyOf(counted))
      const tokens = await countUncorrected(request, model, timeoutMs)
      if (tokens === null) return estimate(request, counted)
      return counts.correct(provider, model, tokens, encodingOf(model).isOwn ? 1 : foreignTokenizerFactor)
    },
    learn(request, counted, estimated, actual) {
      const { provider, model } = counted
      estimates.learn(provider, model, estimated, actual)
      // An answer without usage of its own has been given the estimate, and teaches nothing.
      if (actual === null || actual === estimated || !wanted.delete(keyOf(counted)) || !tokenizer.isRunning()) return
      void countUncorrected(request, model, learningMs).then((tokens) => {
        if (tokens !== null) counts.learn(provider, model, tokens, actual)
      })
    },
    close: () => tokenizer.close(),
  }
}

function keyOf({ provider, model }: CountedModel): string {
  return `${provider}/${model}`
}
