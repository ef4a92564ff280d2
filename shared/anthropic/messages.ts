/**
 * Anthropic's Messages API, as far as FreeCC reads it.
 *
 * These are types, not validators: the client adds fields, block types and tool types with every release, and an
 * unknown one must never cause an error (edge case 23). A `switch` over `type` therefore keeps a `default` branch for
 * what is newer than this file.
 *
 * @see https://docs.anthropic.com/en/api/messages
 */

export interface CacheControl {
  readonly type: 'ephemeral'
  readonly ttl?: string
}

interface Cacheable {
  readonly cache_control?: CacheControl | null
}

export interface TextBlock extends Cacheable {
  readonly type: 'text'
  readonly text: string
}

export type ImageSource =
  | { readonly type: 'base64'; readonly media_type?: string; readonly data: string }
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'file'; readonly file_id: string }

export interface ImageBlock extends Cacheable {
  readonly type: 'image'
  readonly source: ImageSource
}

export type DocumentSource =
  | { readonly type: 'base64'; readonly media_type?: string; readonly data: string }
  | { readonly type: 'text'; readonly media_type?: string; readonly data: string }
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'content'; readonly content: string | readonly ContentBlock[] }
  | { readonly type: 'file'; readonly file_id: string }

export interface DocumentBlock extends Cacheable {
  readonly type: 'document'
  readonly source: DocumentSource
  readonly title?: string | null
  readonly context?: string | null
}

export interface ThinkingBlock {
  readonly type: 'thinking'
  readonly thinking: string
  readonly signature?: string
}

export interface RedactedThinkingBlock {
  readonly type: 'redacted_thinking'
  readonly data: string
}

export interface ToolUseBlock extends Cacheable {
  readonly type: 'tool_use'
  readonly id: string
  readonly name: string
  /** An object by contract; other values have been seen and are passed on as they are (edge case 25). */
  readonly input?: unknown
}

export interface ToolResultBlock extends Cacheable {
  readonly type: 'tool_result'
  readonly tool_use_id: string
  readonly content?: string | readonly ContentBlock[] | null
  readonly is_error?: boolean
}

/** Names a deferred tool that the model has now been given (tool search). */
export interface ToolReferenceBlock {
  readonly type: 'tool_reference'
  readonly tool_name: string
}

export interface SearchResultBlock {
  readonly type: 'search_result'
  readonly title?: string
  readonly source?: string
  readonly content?: readonly ContentBlock[]
}

export type ContentBlock =
  | TextBlock
  | ImageBlock
  | DocumentBlock
  | ThinkingBlock
  | RedactedThinkingBlock
  | ToolUseBlock
  | ToolResultBlock
  | ToolReferenceBlock
  | SearchResultBlock

/** `system` in mid-conversation is what Claude Code sends on nearly every request (edge case 3). */
export type MessageRole = 'user' | 'assistant' | 'system' | 'developer'

export interface MessageParam {
  readonly role: MessageRole
  readonly content: string | readonly ContentBlock[]
  /** Holds from this message on. */
  readonly output_config?: OutputConfig | null
}

export type JsonSchema = { readonly [keyword: string]: unknown }

/** A tool the client runs. Anthropic's own server tools have a dated `type` and no `input_schema`. */
export interface Tool {
  readonly name: string
  readonly type?: string | null
  readonly description?: string
  readonly input_schema?: JsonSchema
  readonly strict?: boolean
  /** Not to be shown to the model until a `tool_reference` names it. */
  readonly defer_loading?: boolean
}

export type ToolChoice =
  | { readonly type: 'auto'; readonly disable_parallel_tool_use?: boolean }
  | { readonly type: 'any'; readonly disable_parallel_tool_use?: boolean }
  | { readonly type: 'tool'; readonly name: string; readonly disable_parallel_tool_use?: boolean }
  | { readonly type: 'none' }

export type ThinkingConfig =
  | { readonly type: 'enabled'; readonly budget_tokens?: number; readonly display?: string }
  | { readonly type: 'adaptive'; readonly display?: string }
  | { readonly type: 'disabled' }

export interface OutputConfig {
  /** `low` … `max`; open, as new levels appear. */
  readonly effort?: string
  readonly format?: OutputFormat | null
}

export interface OutputFormat {
  readonly type: 'json_schema'
  readonly schema: JsonSchema
  readonly name?: string
}

export interface MessagesRequest {
  readonly model: string
  readonly messages: readonly MessageParam[]
  readonly max_tokens?: number
  readonly system?: string | readonly TextBlock[]
  readonly stream?: boolean
  readonly tools?: readonly Tool[]
  readonly tool_choice?: ToolChoice
  readonly thinking?: ThinkingConfig
  readonly output_config?: OutputConfig
  /** The older spelling of `output_config.format`. */
  readonly output_format?: OutputFormat | null
  readonly temperature?: number
  readonly top_p?: number
  readonly top_k?: number
  readonly stop_sequences?: readonly string[]
  readonly metadata?: { readonly user_id?: string | null }
}

export type StopReason =
  'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | 'pause_turn' | 'refusal' | 'model_context_window_exceeded'

/** `input_tokens` excludes what was read from or written to the cache (edge cases 276 and 279). */
export interface Usage {
  readonly input_tokens: number
  readonly output_tokens: number
  readonly cache_read_input_tokens: number
  readonly cache_creation_input_tokens: number
  readonly output_tokens_details?: { readonly thinking_tokens: number }
}

export type AnswerBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly type: 'server_tool_use'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly type: 'web_search_tool_result'; readonly tool_use_id: string; readonly content: WebSearchResult }

export interface WebSearchResult {
  readonly type: 'web_search_tool_result_error'
  readonly error_code: 'unavailable'
}

/** A complete answer, as sent to a client that did not ask for a stream. */
export interface Message {
  readonly id: string
  readonly type: 'message'
  readonly role: 'assistant'
  readonly model: string
  readonly content: readonly AnswerBlock[]
  readonly stop_reason: StopReason | null
  readonly stop_sequence: string | null
  readonly usage: Usage
}
