/** In what one server differs from the strictest. */
export interface ResponsesDialect {
  /** Fields that this server adds to the body, such as `safety_identifier`. */
  readonly bodyFields?: readonly string[]
  /** Fields of the body that this server rejects. */
  readonly forbidden?: readonly string[]
  /** Fields of the body without which this server does not answer. */
  readonly required?: readonly string[]
  /** What system messages within the conversation are called; none are taken where it is missing. */
  readonly systemRole?: 'developer' | 'system'
  /** Outputs of tools may hold images and files. */
  readonly outputParts?: boolean
  readonly files?: boolean
  /** Items may carry ids of what is not stored. */
  readonly noIds?: boolean
  /** Between two calls of an answer stands nothing else. */
  readonly callsTogether?: boolean
  /** Messages of the model say in which phase they were. */
  readonly phases?: boolean | undefined
}
