import type { AttemptSummary, ExchangeSummary } from './request-log.ts'

/**
 * What happened to a request, to be pasted into a bug report. In English, as it is read by those who mend FreeCC. Holds
 * no bodies, no headers and no session; folders and hosts of the user's own are blotted out of the messages.
 */
export function errorReport(exchange: ExchangeSummary, version: string): string {
  const { route, requestedModel, refused, state, status, errorType, error, losses, attempts } = exchange
  const lines = [
    `FreeCC ${version}, ${new Date(exchange.startedAt).toISOString()}`,
    `Request: ${refused ?? requestedModel}, ${exchange.messageCount} messages, ${exchange.toolCount} tools, ${exchange.stream ? 'streamed' : 'in one piece'}`,
    route === null ? 'Route: none' : `Route: ${route.tier} → ${route.provider}/${route.model} (${route.reason})`,
    `Outcome: ${[state, status, errorType].filter((part) => part !== null).join(', ')}`,
    ...(error === null ? [] : [`Error: ${error}`]),
    `Milliseconds: ${timings(exchange)}`,
    ...attempts.map((attempt, index) => `Attempt ${index + 1}: ${describeAttempt(attempt)}`),
    ...losses.map(({ action, field, reason }) => `Translation: ${action} ${field} (${reason})`),
  ]
  return scrub(lines.join('\n'))
}

function timings({ sentMs, firstByteMs, firstOutputMs, durationMs }: ExchangeSummary): string {
  const known = { sent: sentMs, 'first byte': firstByteMs, 'first output': firstOutputMs, end: durationMs }
  return Object.entries(known)
    .map(([name, ms]) => `${name} ${ms ?? '–'}`)
    .join(', ')
}

function describeAttempt(attempt: AttemptSummary): string {
  const { provider, model, keyPosition, upstreamStatus, startedAt, duration, problem } = attempt
  const key = keyPosition === null ? '' : `, key ${keyPosition + 1}`
  const outcome = problem ?? 'answered'
  return `${provider}/${model}${key}, at ${startedAt}, took ${duration ?? '–'}, status ${upstreamStatus ?? '–'}: ${outcome}`
}

/** Blots out what tells who and where the user is; secrets are hidden before anything is recorded. */
export function scrub(text: string): string {
  return text
    .replace(/(\/(?:home|Users)\/)[^/\s"']+/g, '$1[user]')
    .replace(/([A-Za-z]:\\Users\\)[^\\\s"']+/g, '$1[user]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[address]')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, (ip) => (ip.startsWith('127.') ? ip : '[ip]'))
    .replace(/(https?:\/\/)(?!127\.|localhost)[^\s/"')]+/g, '$1[host]')
}
