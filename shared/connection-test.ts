/** What a test of a connection looks at, in the order in which it is told. */
export const testPoints = ['reachable', 'key', 'model', 'streaming', 'tools', 'images', 'reasoning'] as const
export type TestPoint = (typeof testPoints)[number]

/** Why a point failed. */
export type TestReason =
  /** In the words that Claude Code would be answered with: what happened, and what to do about it. */
  | { readonly kind: 'said'; readonly sentence: string }
  | { readonly kind: 'no-tool-call' }
  | { readonly kind: 'in-one-piece' }
  | { readonly kind: 'too-slow' }

export type TestVerdict =
  | { readonly state: 'works' }
  | { readonly state: 'fails'; readonly reason: TestReason }
  /** The test did not get that far, or the answer does not show it. */
  | { readonly state: 'unknown' }

export interface PointVerdict {
  readonly point: TestPoint
  readonly verdict: TestVerdict
}

/** What a tiny real request showed of a connection and its model. */
export interface ConnectionTestResult {
  /** In the order of `testPoints`; without the key where none was sent. */
  readonly points: readonly PointVerdict[]
  /** Milliseconds from the request to the first output; null where nothing came in pieces. */
  readonly firstTokenMs: number | null
  /** Output tokens a second once the answer began; null where it was too short to tell. */
  readonly tokensPerSecond: number | null
}

/** A test ends after this long, in seconds, whatever the provider does. */
export const testPatienceSeconds = 20
