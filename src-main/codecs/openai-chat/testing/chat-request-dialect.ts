/** In what one server differs from the strictest. */
export interface ChatRequestDialect {
  /** Fields that this server adds to an assistant's message, such as `reasoning_content`. */
  readonly assistantFields?: readonly string[]
  /** Fields that this server adds to a tool call, such as `extra_content`. */
  readonly toolCallFields?: readonly string[]
  /** Fields that this server adds to the body, such as `thinking`. */
  readonly bodyFields?: readonly string[]
  /** Fields of the body that this server rejects. */
  readonly forbidden?: readonly string[]
  /** Fields of the body without which this server behaves badly. */
  readonly required?: readonly string[]
  /** The only levels of `reasoning_effort` that are accepted. */
  readonly efforts?: readonly string[]
  /** A system message stands at the start or nowhere. */
  readonly oneSystem?: boolean
  readonly noFiles?: boolean
  /** Schemas become grammars, in which limits of texts and lists have no place. */
  readonly grammars?: boolean
  readonly textOnly?: boolean
  readonly noNullContent?: boolean
  readonly noStrict?: boolean
  readonly noRemoteImages?: boolean
  readonly mostTools?: number
  /** Schemas have no `type` beside `anyOf`, and no lists of `items`. */
  readonly moonshotSchemas?: boolean
  /** How names of models look. */
  readonly modelId?: RegExp
  readonly toolCallId?: RegExp
  /** Between a result and the user's next message stands an answer. */
  readonly bridgedTools?: boolean
  /** The only choices of tools that are accepted while the model thinks. */
  readonly toolChoices?: readonly string[]
  /** Every answer has `reasoning_content`, if only an empty one. */
  readonly reasoningEverywhere?: boolean
  /** Every answer with calls has `reasoning_content`, and not an empty one. */
  readonly reasoningBesideCalls?: boolean
  /** Images are plain strings. */
  readonly plainImages?: boolean
  /** Reasoning is a part of the content. */
  readonly thinkingParts?: boolean
  /** Parts may be marked for the cache. */
  readonly cacheMarks?: boolean
}
