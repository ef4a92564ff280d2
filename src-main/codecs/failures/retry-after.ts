/** Longer waits are no retry but an answer: the client would sit through any length (edge case 250). */
export const longestRetryAfterSeconds = 60

type Headers = Readonly<Record<string, string | undefined>>

/**
 * How many seconds the provider asks to wait, or null if it does not say: from its headers, its error details, or the
 * words of its message. A date counts from the answer's own `date` header, as a codec has no clock.
 */
export function findRetryAfter(headers: Headers, message: string, error: unknown): number | null {
  return (
    fromHeaders(headers) ??
    durationIn(retryDelayIn(error)) ??
    durationIn(
      /(?:try again|retry(?:ing)?|wait)(?: in| after)? (?:about )?((?:[\d.]+ ?[a-z]+ ?)+)/i.exec(message)?.[1],
    ) ??
    fromRateLimits(headers)
  )
}

function fromHeaders(headers: Headers): number | null {
  const milliseconds = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (milliseconds >= 0) return milliseconds / 1000
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value)
  const wait = Date.parse(value) - Date.parse(headers['date'] ?? '')
  return Number.isNaN(wait) ? null : Math.max(0, wait / 1000)
}

/** Google's `retryDelay`, such as `34s`, in the details of an error. */
function retryDelayIn(error: unknown): string | undefined {
  return /"retryDelay":\s*"([^"]+)"/.exec(JSON.stringify(error) ?? '')?.[1]
}

/** OpenAI and Groq say when a limit that is used up is full again. */
function fromRateLimits(headers: Headers): number | null {
  const waits = ['requests', 'tokens']
    .filter((kind) => Number(headers[`x-ratelimit-remaining-${kind}`] ?? 1) <= 0)
    .map((kind) => durationIn(headers[`x-ratelimit-reset-${kind}`]))
    .filter((wait) => wait !== null)
  return waits.length === 0 ? null : Math.max(...waits)
}

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 }

/** `7.66s`, `6m0s`, `20ms`, `2 minutes` in seconds. */
function durationIn(text: string | undefined): number | null {
  let seconds: number | null = null
  for (const [, amount, unit] of (text ?? '').matchAll(/([\d.]+) ?(ms|milliseconds?|[smhd])[a-z]*/gi)) {
    const key = unit!.toLowerCase().startsWith('mi') ? 'ms' : unit!.toLowerCase()
    seconds = (seconds ?? 0) + Number(amount) * (secondsOf[key] ?? 1)
  }
  return seconds
}
