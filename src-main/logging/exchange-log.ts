import type { ExchangeObserver } from '../proxy/proxy.ts'
import { describeExchange, describeLosses, levelOf } from './describe-exchange.ts'
import { visible } from './log-entry.ts'
import type { Logger } from './logger.ts'

/** Longer bodies are cut: a few requests full of images would push everything else out of the log. */
const longestBody = 1_000_000

/** More than the longest secret, so that the cut cannot leave the beginning of one that the redactor no longer sees. */
const margin = 10_000

/** Writes exchanges to the log. The proxy hands bodies over only where the settings ask for them. */
export function createExchangeLog(logger: Logger, redact: (text: string) => string): ExchangeObserver {
  const logBody = (id: string, what: string, body: string) => {
    const head = body.slice(0, longestBody + margin)
    logger.log(
      'DEBUG',
      () => {
        const kept = redact(head).slice(0, longestBody)
        const cut = body.length - head.length > 0 ? `\n… cut: the body has ${body.length} characters` : ''
        return `${what}\n${visible(kept, true)}${cut}`
      },
      id,
    )
  }

  return {
    exchange(summary) {
      logger.log(levelOf(summary), (paint) => describeExchange(summary, paint), summary.id)
      const isOver = summary.durationMs !== null
      const losses = isOver && logger.takes('DEBUG') ? describeLosses(summary) : null
      if (losses !== null) logger.log('DEBUG', losses, summary.id)
    },
    requestBody: (id, body) => logBody(id, 'request body', body),
    responseBody: (id, body) => logBody(id, 'response body', body),
    warning: (sentence) => logger.log('WARNING', visible(sentence)),
  }
}
