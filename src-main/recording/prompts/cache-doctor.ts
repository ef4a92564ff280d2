import type { ModelPrice } from '../../../shared/model-info.ts'
import type { CacheBreak, ExchangeSummary } from '../../../shared/request-log.ts'
import { commonBlocks, findChange } from './find-break.ts'
import type { PromptPrint } from './prompt-print.ts'

interface Prompt {
  readonly print: PromptPrint
  /** What its answer left in the cache, in tokens. */
  readonly cached: number
}

/** Names what kept a prompt from being read from the cache. */
export interface CacheDoctor {
  /** Takes exchanges in the order in which they ended. Null where the cache held, or nothing had been in it. */
  readonly examine: (exchange: ExchangeSummary, print: PromptPrint, price: ModelPrice | undefined) => CacheBreak | null
}

/** An agent asks beside its conversation, for titles and the like: each such thread has its own prefix. */
const threadsOfAgent = 4

/** In all prompts that are kept; roughly 150 bytes each. */
const mostBlocks = 40_000

const tokensOfPrice = 1_000_000

/** Compares each prompt with the one before it of the same agent at the same model. */
export function createCacheDoctor(): CacheDoctor {
  /** The prompts of an agent at a model, the newest first; the agent heard last is at the end. */
  const known = new Map<string, readonly Prompt[]>()
  let blocks = 0

  function remember(key: string, prompts: readonly Prompt[]): void {
    forget(key)
    known.set(key, prompts)
    blocks += sizeOf(prompts)
    for (const oldest of known.keys()) {
      if (blocks <= mostBlocks) return
      forget(oldest)
    }
  }

  function forget(key: string): void {
    blocks -= sizeOf(known.get(key) ?? [])
    known.delete(key)
  }

  return {
    examine(exchange, print, price) {
      const { usage, route, sessionId, agentId } = exchange
      if (usage === null || route === null) return null
      const key = JSON.stringify([sessionId, agentId, route.provider, route.model])
      const prompts = known.get(key) ?? []
      const before = nearest(prompts, print)
      const cached = usage.cache_read_input_tokens + usage.cache_creation_input_tokens
      const others = prompts.filter((prompt) => prompt !== before).slice(0, threadsOfAgent - 1)
      remember(key, [{ print, cached }, ...others])
      const change = before === null ? null : findChange(before.print, print)
      const tokens = Math.max(0, (before?.cached ?? 0) - usage.cache_read_input_tokens)
      if (change === null || tokens === 0) return null
      return { ...change, tokens, cost: extraCost(tokens, price) }
    },
  }
}

/** The one that shares the longest beginning; null where none belongs to the same conversation. */
function nearest(prompts: readonly Prompt[], print: PromptPrint): Prompt | null {
  const shared = prompts.map((prompt) => ({ prompt, common: commonBlocks(prompt.print, print) }))
  const best = shared.reduce<(typeof shared)[number] | null>(
    (found, next) => (found === null || next.common > found.common ? next : found),
    null,
  )
  if (best !== null && best.common > 0) return best.prompt
  // Its very first block may have changed; the conversation is then the same as far as its messages are.
  const messages = new Set(print.filter(({ section }) => section === 'messages').map(({ hash }) => hash))
  return prompts.find((prompt) => prompt.print.some(({ hash }) => messages.has(hash))) ?? null
}

/** What tokens cost as plain input more than from the cache. */
function extraCost(tokens: number, price: ModelPrice | undefined): number | null {
  if (price === undefined) return null
  return (tokens * (price.input - (price.cacheRead ?? price.input))) / tokensOfPrice
}

function sizeOf(prompts: readonly Prompt[]): number {
  return prompts.reduce((sum, { print }) => sum + print.length, 0)
}
