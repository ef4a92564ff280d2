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
