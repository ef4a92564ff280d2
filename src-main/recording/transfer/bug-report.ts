import { errorReport, scrub } from '../../../shared/error-report.ts'
import type { ExchangeDetail, RecordedMessage } from '../../../shared/exchange-detail.ts'
import { outlineBody } from './body-outline.ts'

export interface ReportOptions {
  readonly version: string
  /** Of what it runs on, such as `linux, Node 24.1.0`. */
  readonly system: string
}

/** Headers whose values say nothing of the user, and something of what went wrong. */
const openHeaders =
  /^(?:accept|content-type|content-encoding|anthropic-(?:version|beta)|user-agent|x-app|x-stainless-[\w-]+|retry-after|x-should-retry)$/

/** What stands before the exchanges. */
export function reportStart({ version, system }: ReportOptions): string {
  return (
    `# FreeCC ${version}: bug report\n\n${system}\n\n` +
    'Scrubbed: keys, texts and values are left out or replaced by their length, and so are folders, hosts and addresses.\n'
  )
}

/** One exchange in Markdown, with no text that the user or the model wrote. */
export function reportExchange(detail: ExchangeDetail, { version }: ReportOptions): string {
  const { summary, clientRequest, upstreamRequest, upstreamAnswer, clientAnswer } = detail
  return [
    `\n## ${summary.id}\n`,
    fenced(errorReport(summary, version)),
    describe('From the client', clientRequest),
    describe('To the provider', upstreamRequest),
    describe('From the provider', upstreamAnswer),
    describe('To the client', clientAnswer),
  ].join('')
}

function describe(title: string, message: RecordedMessage | null): string {
  if (message === null) return `\n### ${title}\n\nnothing was recorded\n`
  const headers = message.headers.map(([name, value]) => {
    const shown = openHeaders.test(name) ? value : `[${value.length} characters]`
    return `${/^[\w-]{1,60}$/.test(name) ? name : `[${name.length} characters]`}: ${shown}`
  })
  const text = [lineOf(message.line), ...headers, '', outlineBody(message.body)].join('\n')
  return `\n### ${title}\n\n${fenced(scrub(text))}`
}

/** Without its query, which may hold anything. */
function lineOf(line: string): string {
  return line.replace(/\?.*$/, '?…')
}

/** A fence that nothing in the text ends. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}\n`
}
