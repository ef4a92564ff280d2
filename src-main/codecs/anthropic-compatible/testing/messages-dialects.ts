/** What a vendor's Messages endpoint takes beyond the core of the API. */
export interface MessagesDialect {
  readonly documents?: boolean
  readonly schemas?: boolean
  /** The levels of effort that it knows. */
  readonly efforts?: readonly string[]
}

const gateway: MessagesDialect = { documents: true, schemas: true }
const kimi: MessagesDialect = { efforts: ['low', 'high', 'max'] }

const dialects: Readonly<Record<string, MessagesDialect>> = {
  openrouter: gateway,
  vercel_ai_gateway: gateway,
  zenmux: gateway,
  hosted_vllm: { schemas: true },
  deepseek: { efforts: ['high', 'max'] },
  moonshot: kimi,
  'kimi-coding': kimi,
}

/** What a provider takes; a row that is not listed takes the core alone. */
export function messagesDialectOf(providerId: string): MessagesDialect {
  return (Object.hasOwn(dialects, providerId) ? dialects[providerId] : undefined) ?? {}
}
