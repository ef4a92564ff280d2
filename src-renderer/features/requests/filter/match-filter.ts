import { assertNever } from '../../../../shared/assert-never.ts'
import { isRunning, type ExchangeSummary } from '../../../../shared/request-log.ts'
import { describeProvider } from '../../../providers.ts'
import type { Condition, FilterTerm } from './parse-filter.ts'

/** @param now milliseconds since the epoch, for how long a running request has taken so far */
export function matchesFilter(exchange: ExchangeSummary, terms: readonly FilterTerm[], now: number): boolean {
  return terms.every(({ condition, isNegated }) => holds(exchange, condition, now) !== isNegated)
}

export function hasFailed({ state }: ExchangeSummary): boolean {
  return state === 'failed'
}

function holds(exchange: ExchangeSummary, condition: Condition, now: number): boolean {
  switch (condition.kind) {
    case 'status':
      return exchange.status !== null && exchange.status >= condition.from && exchange.status <= condition.to
    case 'state':
      return exchange.state === condition.state
    case 'contains':
      return textOf(exchange, condition.field).includes(condition.text)
    case 'is':
      return isSo(exchange, condition.what)
    case 'took': {
      const took = exchange.durationMs ?? now - exchange.startedAt
      return condition.comparison === 'over' ? took > condition.ms : took < condition.ms
    }
    case 'text':
      return allText(exchange).includes(condition.text)
    default:
      return assertNever(condition)
  }
}

function isSo(exchange: ExchangeSummary, what: Extract<Condition, { kind: 'is' }>['what']): boolean {
  switch (what) {
    case 'error':
      return hasFailed(exchange)
    case 'tool':
      return exchange.toolCount > 0
    case 'stream':
      return exchange.stream
    case 'running':
      return isRunning(exchange)
    case 'subagent':
      return exchange.agentId !== null
    default:
      return assertNever(what)
  }
}

function textOf(exchange: ExchangeSummary, field: Extract<Condition, { kind: 'contains' }>['field']): string {
  const { route, requestedModel, sessionId, agentId } = exchange
  switch (field) {
    case 'tier':
      return route?.tier ?? ''
    case 'provider':
      return route === null ? '' : `${route.provider}\n${describeProvider(route.provider).name}`.toLowerCase()
    case 'model':
      return `${requestedModel}\n${route?.model ?? ''}`.toLowerCase()
    case 'session':
      return (sessionId ?? '').toLowerCase()
    case 'agent':
      return (agentId ?? '').toLowerCase()
    default:
      return assertNever(field)
  }
}

/** Kept with each request: there are thousands, and those that did not change are the same objects at every push. */
const texts = new WeakMap<ExchangeSummary, string>()

function allText(exchange: ExchangeSummary): string {
  const known = texts.get(exchange)
  if (known !== undefined) return known
  const parts = [
    exchange.id,
    textOf(exchange, 'provider'),
    textOf(exchange, 'model'),
    exchange.sessionId ?? '',
    exchange.agentId ?? '',
    exchange.error ?? '',
    String(exchange.status ?? ''),
  ]
  const text = parts.join('\n').toLowerCase()
  texts.set(exchange, text)
  return text
}
