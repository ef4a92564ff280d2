import { isRunning, type ExchangeSummary } from '../../../shared/request-log.ts'
import type { AskedPrompt, ExchangeObserver } from '../../proxy/proxy.ts'
import { createCacheDoctor } from './cache-doctor.ts'
import { printPrompt } from './prompt-print.ts'
import { createSubagentTypes } from './subagent-types.ts'

/** What is learned of an exchange by looking at its prompt. */
export type PromptFindings = Pick<ExchangeSummary, 'cacheBreak' | 'subagents'>

export interface PromptWatch {
  readonly observer: Required<Pick<ExchangeObserver, 'prompt' | 'exchange'>>
  /** Resolves when all that has ended is looked at. */
  readonly settled: () => Promise<void>
}

/** More that wait mean that looking is slower than the traffic; the newest are then left out. */
const mostWaiting = 200

/** Looks at prompts when their answers are over, one after the other, and keeps hashes of them only. */
export function watchPrompts(tell: (id: string, findings: PromptFindings) => void): PromptWatch {
  const doctor = createCacheDoctor()
  const types = createSubagentTypes()
  const asked = new Map<string, AskedPrompt>()
  let waiting = 0
  let work = Promise.resolve()

  async function look(exchange: ExchangeSummary, { request, price }: AskedPrompt): Promise<void> {
    const print = await printPrompt(request)
    const cacheBreak = doctor.examine(exchange, print, price())
    const subagents = types.learn(exchange, request)
    if (cacheBreak === null && subagents.length === 0) return
    tell(exchange.id, { ...(cacheBreak && { cacheBreak }), ...(subagents.length > 0 && { subagents }) })
  }

  return {
    observer: {
      prompt: (id, prompt) => void asked.set(id, prompt),
      exchange(exchange) {
        const prompt = asked.get(exchange.id)
        if (prompt === undefined || isRunning(exchange)) return
        asked.delete(exchange.id)
        if (waiting >= mostWaiting) return
        waiting += 1
        work = work
          .then(() => new Promise(setImmediate))
          .then(() => look(exchange, prompt))
          // A prompt that nobody foresaw costs its own findings and nothing else.
          .catch(() => undefined)
          .finally(() => (waiting -= 1))
      },
    },
    settled: () => work,
  }
}
