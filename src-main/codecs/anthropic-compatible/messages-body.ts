/**
 * The body of a Messages request, as far as FreeCC writes it for a vendor that imitates Anthropic. It is built field by
 * field from what is known, because strict servers reject what they do not know (edge case 46).
 *
 * @see https://docs.anthropic.com/en/api/messages
 */
export interface MessagesBody {
  readonly model: string
  readonly max_tokens: number
  readonly system?: readonly BodyText[]
  readonly messages: readonly BodyMessage[]
  readonly stream?: true
  readonly tools?: readonly BodyTool[]
  readonly tool_choice?: BodyToolChoice
  readonly thinking?: BodyThinking
  /** Most vendors know no such field. */
  readonly output_config?: BodyOutputConfig
  readonly temperature?: number
  readonly top_p?: number
  readonly top_k?: number
  readonly stop_sequences?: readonly string[]
}

export interface BodyOutputConfig {
  /** In the vendor's own levels. */
  readonly effort?: string
  readonly format?: { readonly type: 'json_schema'; readonly schema: Readonly<Record<string, unknown>> }
}

export interface BodyMessage {
  readonly role: 'user' | 'assistant' | 'system'
  readonly content: readonly BodyBlock[]
}

interface Cacheable {
  readonly cache_control?: { readonly type: 'ephemeral' }
}

export interface BodyText extends Cacheable {
  readonly type: 'text'
  readonly text: string
}

export interface BodyImage extends Cacheable {
  readonly type: 'image'
  readonly source:
    | { readonly type: 'base64'; readonly media_type: string; readonly data: string }
    | { readonly type: 'url'; readonly url: string }
}

export interface BodyDocument extends Cacheable {
  readonly type: 'document'
  readonly source: { readonly type: 'base64'; readonly media_type: 'application/pdf'; readonly data: string }
  readonly title?: string
}

/** What a user's message and a tool's result may show. */
export type BodyPart = BodyText | BodyImage | BodyDocument

export interface BodyThinkingBlock {
  readonly type: 'thinking'
  readonly thinking: string
  readonly signature: string
}

export interface BodyRedactedThinking {
  readonly type: 'redacted_thinking'
  readonly data: string
}

export interface BodyToolUse extends Cacheable {
  readonly type: 'tool_use'
  readonly id: string
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface BodyToolResult extends Cacheable {
  readonly type: 'tool_result'
  readonly tool_use_id: string
  readonly content: readonly BodyPart[]
  readonly is_error?: true
}

export type BodyBlock = BodyPart | BodyThinkingBlock | BodyRedactedThinking | BodyToolUse | BodyToolResult

export interface BodyTool extends Cacheable {
  readonly name: string
  readonly description?: string
  readonly input_schema: Readonly<Record<string, unknown>>
}

export type BodyToolChoice = (
  | { readonly type: 'auto' }
  | { readonly type: 'any' }
  | { readonly type: 'none' }
  | { readonly type: 'tool'; readonly name: string }
) & { readonly disable_parallel_tool_use?: true }

export type BodyThinking =
  | { readonly type: 'enabled'; readonly budget_tokens?: number }
  | { readonly type: 'adaptive' }
  | { readonly type: 'disabled' }
