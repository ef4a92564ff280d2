import type { ReasoningEffort } from '../thinking/wish.ts'

export type ChatRequest = OpenAiRequest & ProviderFields

/**
 * The body of a Chat Completions request, as far as FreeCC writes it. It is built field by field from what is known,
 * because strict servers reject what they do not know (edge case 46).
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export interface OpenAiRequest {
  readonly model: string
  readonly messages: readonly ChatMessage[]
  readonly stream?: true
  readonly stream_options?: { readonly include_usage: true }
  readonly max_tokens?: number
  /** What OpenAI's reasoning models call `max_tokens`; includes their hidden reasoning. */
  readonly max_completion_tokens?: number
  readonly temperature?: number
  readonly top_p?: number
  readonly stop?: readonly string[]
  readonly tools?: readonly ChatTool[]
  readonly tool_choice?: ChatToolChoice
  readonly parallel_tool_calls?: false
  readonly reasoning_effort?: ReasoningEffort
  readonly response_format?: ChatResponseFormat
  readonly prompt_cache_key?: string
}

/** What single providers have beside OpenAI's fields; only the quirks of their rows write it. */
export interface ProviderFields {
  /** DeepSeek, Kimi, GLM and others: whether to think. */
  readonly thinking?: { readonly type: 'enabled' | 'disabled' | 'adaptive' }
  /** Qwen's way to say so, and how many tokens for it. */
  readonly enable_thinking?: boolean
  readonly thinking_budget?: number
  /** The way of OpenRouter and other gateways. */
  readonly reasoning?: { readonly effort: ReasoningEffort } | { readonly enabled: boolean }
  /** Variables of a model's chat template, on servers that render one. */
  readonly chat_template_kwargs?: Readonly<Record<string, unknown>>
  /** Baseten's name for them. */
  readonly chat_template_args?: Readonly<Record<string, unknown>>
  /** GLM: arguments of tools in pieces, not only at the end. */
  readonly tool_stream?: true
  /** MiniMax: reasoning in a field of its own. */
  readonly reasoning_split?: true
  /** Groq: the same. */
  readonly reasoning_format?: 'parsed'
}

export type ChatMessage = ChatSystemMessage | ChatUserMessage | ChatAssistantMessage | ChatToolMessage

export interface ChatSystemMessage {
  readonly role: 'system'
  readonly content: string
}

export interface ChatUserMessage {
  readonly role: 'user'
  /** A plain string wherever there is text only: some servers understand nothing else (edge case 110). */
  readonly content: string | readonly ChatPart[]
}

export interface ChatAssistantMessage {
  readonly role: 'assistant'
  readonly content: string | null | readonly ChatAnswerPart[]
  readonly tool_calls?: readonly ChatToolCall[]
  /** Reasoning that goes back to its maker in the maker's own field (edge case 20). */
  readonly [reasoningField: string]: unknown
}

export interface ChatToolMessage {
  readonly role: 'tool'
  readonly tool_call_id: string
  readonly content: string
}

/** Mistral's form of an answer with reasoning (edge case 124). */
export type ChatAnswerPart =
  ChatTextPart | { readonly type: 'thinking'; readonly thinking: readonly [ChatTextPart, ...ChatTextPart[]] }

export type ChatPart = ChatTextPart | ChatImagePart | ChatFilePart

export interface ChatTextPart {
  readonly type: 'text'
  readonly text: string
}

export interface ChatImagePart {
  readonly type: 'image_url'
  readonly image_url: { readonly url: string }
}

export interface ChatFilePart {
  readonly type: 'file'
  readonly file: { readonly filename: string; readonly file_data: string }
}

export interface ChatToolCall {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
  /** Google's addition, which carries the signature of a thought (edge case 92). */
  readonly extra_content?: unknown
}

export interface ChatTool {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description?: string
    readonly parameters: Readonly<Record<string, unknown>>
    readonly strict?: true
  }
}

export type ChatToolChoice =
  'auto' | 'required' | 'any' | 'none' | { readonly type: 'function'; readonly function: { readonly name: string } }

export interface ChatResponseFormat {
  readonly type: 'json_schema'
  readonly json_schema: {
    readonly name: string
    readonly schema: Readonly<Record<string, unknown>>
    readonly strict?: true
  }
}
