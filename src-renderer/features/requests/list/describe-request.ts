import type { Locale } from '../../../../shared/i18n/index.ts'
import type { Translate } from '../../../../shared/i18n/translator.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { clockTime, dollars, exactNumber, seconds } from '../../../format.ts'
import { describeProvider } from '../../../providers.ts'
import { stateWords } from './request-status.tsx'
import { totalInput } from './tokens.tsx'

/** One request in a sentence, for those who hear the list. Changes with the request, not with every second. */
export function describeRequest(exchange: ExchangeSummary, t: Translate, locale: Locale): string {
  const { startedAt, state, status, route, requestedModel, refused, usage, cost, durationMs, losses } = exchange
  const { replayOf, isImported, error } = exchange
  const parts = [
    clockTime(startedAt, locale),
    status === null ? t(stateWords[state]) : `${t(stateWords[state])} ${status}`,
    route === null
      ? (refused ?? requestedModel)
      : t('requests.saysRoute', {
          requested: requestedModel,
          provider: describeProvider(route.provider).name,
          model: route.model,
        }),
    usage === null
      ? null
      : t('requests.saysTokens', {
          input: exactNumber(totalInput(usage), locale),
          output: exactNumber(usage.output_tokens, locale),
        }),
    cost === null ? null : dollars(cost, locale),
    durationMs === null ? null : seconds(durationMs, locale),
    losses.length === 0 ? null : t('requests.losses', { number: String(losses.length) }),
    replayOf === undefined ? null : t('requests.isReplay'),
    isImported === true ? t('requests.isImported') : null,
    error,
  ]
  return parts.filter((part) => part !== null).join(', ')
}
