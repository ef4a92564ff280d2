import type { Credentials, TokenHeaders } from './credentials.ts'

export interface Token {
  readonly headers: TokenHeaders
  /** In ms since 1970. */
  readonly expiresAt: number
}

/**
 * How long before its end a token is renewed, in ms, while requests still go out with the old one. Google's metadata
 * server keeps tokens itself and has no newer one before that.
 */
const renewedBefore = 225_000
/** What a request may take to arrive. In ms. */
const onItsWay = 10_000

/** Keeps a token for all who ask at the same time, and has it renewed once for all of them. */
export function keepHeaders(
  fetchToken: () => Promise<Token>,
  now: () => number = Date.now,
): Pick<Credentials, 'headers' | 'discard'> {
  let kept: Token | null = null
  let pending: Promise<Token> | null = null

  async function renew(): Promise<Token> {
    try {
      kept = await fetchToken()
      return kept
    } finally {
      pending = null
    }
  }

  return {
    async headers() {
      const left = kept === null ? 0 : kept.expiresAt - now()
      if (kept !== null && left > renewedBefore) return kept.headers
      pending ??= renew()
      if (kept === null || left <= onItsWay) return (await pending).headers
      // Whoever needs the new one hears why there is none.
      pending.catch(() => {})
      return kept.headers
    },
    discard(headers) {
      if (kept?.headers === headers) kept = null
    },
  }
}
