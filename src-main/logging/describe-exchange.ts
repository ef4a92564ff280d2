import type { Usage } from '../../shared/anthropic/messages.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { ExchangeSummary } from '../../shared/request-log.ts'
import type { LogLevel } from '../../shared/settings.ts'
import { visible, type Paint } from './log-entry.ts'

const numbers = new Intl.NumberFormat('en-GB')

/** How much an exchange in this state matters. */
export function levelOf(exchange: ExchangeSummary): LogLevel {
  switch (exchange.state) {
    case 'waiting':
    case 'streaming':
      return 'DEBUG'
    case 'done':
    case 'aborted':
      return 'INFO'
    case 'failed':
      return exchange.status !== null && exchange.status >= 400 && exchange.status < 500 ? 'WARNING' : 'ERROR'
    default:
      return assertNever(exchange.state)
  }
}

/** One line for people: who asked for what, where it went, and how it ended. */
export function describeExchange(exchange: ExchangeSummary, paint: Paint): string {
  return [
    describeRoute(exchange, paint),
    ...(exchange.refused === null ? [describeSize(exchange, paint)] : []),
    describeState(exchange, paint),
    ...(exchange.usage === null ? [] : [describeUsage(exchange.usage)]),
    ...(exchange.error === null ? [] : [paint('red', oneLine(exchange.error))]),
  ].join(paint('dim', ' · '))
}

function describeSize({ toolCount, messageCount }: ExchangeSummary, paint: Paint): string {
  return `${paint('magenta', count(toolCount, 'tool'))}, ${paint('blue', count(messageCount, 'message'))}`
}

/** The loss report in one line, or null where nothing was lost. */
export function describeLosses({ losses }: ExchangeSummary): string | null {
  if (losses.length === 0) return null
  return losses.map(({ action, field, reason }) => `${action} ${visible(field)} (${oneLine(reason)})`).join('; ')
}

function describeRoute({ requestedModel, refused, route }: ExchangeSummary, paint: Paint): string {
  if (refused !== null) return paint('cyan', visible(refused))
  const requested = paint('cyan', visible(requestedModel))
  if (route === null) return requested
  return `${requested} → ${paint('green', visible(`${route.provider}/${route.model}`))}`
}

function describeState(exchange: ExchangeSummary, paint: Paint): string {
  const took = exchange.durationMs === null ? '' : ` in ${seconds(exchange.durationMs)}`
  const first = exchange.firstOutputMs === null ? '' : ` (first output ${seconds(exchange.firstOutputMs)})`
  const status = exchange.status === null ? '' : `${exchange.status} `
  switch (exchange.state) {
    case 'waiting':
      return exchange.route === null ? 'arrived' : `waiting: ${visible(exchange.route.reason)}`
    case 'streaming':
      return `${status}streaming${first}`
    case 'done':
      return paint('green', `${status}done`) + took + first
    case 'failed':
      return paint('red', `${status}failed`) + took
    case 'aborted':
      return paint('yellow', exchange.error === null ? 'the client went away' : 'cancelled') + took
    default:
      return assertNever(exchange.state)
  }
}

function describeUsage(usage: Usage): string {
  const cached = usage.cache_read_input_tokens
  const input = usage.input_tokens + cached + usage.cache_creation_input_tokens
  return `${number(input)} tokens in${cached > 0 ? ` (${number(cached)} cached)` : ''}, ${number(usage.output_tokens)} out`
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

function count(amount: number, what: string): string {
  return `${number(amount)} ${what}${amount === 1 ? '' : 's'}`
}

function number(value: number): string {
  return numbers.format(value)
}

/** Providers answer with whole pages at times. */
function oneLine(text: string): string {
  const line = visible(text.replace(/\s+/g, ' ').trim())
  return line.length > 500 ? `${line.slice(0, 500)}…` : line
}
