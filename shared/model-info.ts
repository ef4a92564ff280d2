/** What Claude Code sends before the first word of a user, and some room for the work. In tokens. */
export const neededWindow = 32_000

/** What is known of a model; what is left out is not known. */
export interface ModelInfo {
  /** Input and output tokens together. */
  readonly contextWindow?: number
  /** Most output tokens of one answer. */
  readonly maxOutputTokens?: number
  readonly images?: boolean
  readonly tools?: boolean
  readonly reasoning?: boolean
  readonly price?: ModelPrice
}

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly input: number
  readonly output: number
  readonly cacheRead?: number
  readonly cacheWrite?: number
}
