/**
 * The body of `POST /chat/completions` as an OpenAI-compatible server sees it. Written from OpenAI's reference and
 * apart from the codec's own types, so that a mistake in those cannot hide in the test.
 */
export interface ChatBody {
  readonly model: string
  readonly messages: readonly ChatMessage[]
  readonly stream?: boolean
  readonly stream_options?: { readonly include_usage?: boolean }
  readonly tools?: readonly ChatTool[]
  readonly tool_choice?: unknown
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
}

export type ChatMessage =
  | { readonly role: 'system' | 'developer'; readonly content: string | readonly TextPart[] }
  | { readonly role: 'user'; readonly content: string | readonly ContentPart[] }
  | {
      readonly role: 'assistant'
      readonly content?: string | readonly TextPart[] | null
      readonly tool_calls?: readonly ChatToolCall[]
    }
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly content: string | readonly TextPart[] }

export interface TextPart {
  readonly type: 'text'
  readonly text: string
}

export type ContentPart =
  | TextPart
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }
  | { readonly type: 'file'; readonly file: { readonly file_data?: string; readonly filename?: string } }

export interface ChatToolCall {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

export interface ChatTool {
  readonly type: 'function'
  readonly function: { readonly name: string; readonly description?: string; readonly parameters?: unknown }
}

/** All text of a message, its parts joined by line breaks. */
export function textOf(message: ChatMessage | undefined): string {
  const content = message?.content ?? ''
  if (typeof content === 'string') return content
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
}

/** Image URLs of a message, `data:` URLs included. */
export function imagesOf(message: ChatMessage | undefined): readonly string[] {
  const content = message?.content ?? ''
  if (typeof content === 'string') return []
  return content.flatMap((part) => (part.type === 'image_url' ? [part.image_url.url] : []))
}

/** The text of each tool result, by the id of the call it answers. */
export function toolResults(body: ChatBody): ReadonlyMap<string, string> {
  return new Map(
    body.messages.flatMap((message) => (message.role === 'tool' ? [[message.tool_call_id, textOf(message)]] : [])),
  )
}

/** Ids of the tool calls of the last assistant message, in its order. */
export function lastCallIds(body: ChatBody): readonly string[] {
  const assistant = body.messages.findLast((message) => message.role === 'assistant')
  return assistant?.tool_calls?.map((call) => call.id) ?? []
}
