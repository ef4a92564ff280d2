import type { ReasoningEffort } from '../thinking/wish.ts'

/**
 * The body of a request to the Responses API, as far as FreeCC writes it: built field by field from what is known (edge
 * case 46), and stateless, so nothing is kept with the provider and no `previous_response_id` is ever sent (55).
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
export interface ResponsesRequest {
  readonly model: string
  readonly instructions?: string
  readonly input: readonly InputItem[]
  readonly stream?: true
  readonly store: false
  /** Without it no reasoning could be handed back, as nothing is stored. */
  readonly include?: readonly ['reasoning.encrypted_content']
  /** Includes the reasoning. */
  readonly max_output_tokens?: number
  readonly temperature?: number
  readonly top_p?: number
  readonly tools?: readonly FunctionTool[]
  readonly tool_choice?: FunctionChoice
  readonly parallel_tool_calls?: false
  readonly reasoning?: ReasoningSettings
  readonly text?: { readonly format: AnswerFormat }
  readonly prompt_cache_key?: string
  readonly safety_identifier?: string
}

export interface ReasoningSettings {
  readonly effort?: ReasoningEffort
  readonly summary?: 'auto'
}

export type InputItem = UserMessage | SystemMessage | AnswerItem | FunctionOutput

/** What a model has put out. Their ids are left out but for reasoning: nothing is stored that they could name (61). */
export type AnswerItem = AnswerMessage | ReasoningItem | FunctionCall

export interface UserMessage {
  readonly type: 'message'
  readonly role: 'user'
  readonly content: readonly InputPart[]
}

export interface SystemMessage {
  readonly type: 'message'
  readonly role: 'developer' | 'system'
  readonly content: readonly InputText[]
}

export interface AnswerMessage {
  readonly type: 'message'
  readonly role: 'assistant'
  readonly content: readonly [{ readonly type: 'output_text'; readonly text: string }]
  /** Whether it came on the way or at the end of a turn; only newer models know it. */
  readonly phase?: 'commentary' | 'final_answer'
}

export interface ReasoningItem {
  readonly type: 'reasoning'
  readonly id?: string
  readonly summary: readonly { readonly type: 'summary_text'; readonly text: string }[]
  /** What open models thought, in the clear. */
  readonly content?: readonly { readonly type: 'reasoning_text'; readonly text: string }[]
  readonly encrypted_content?: string
}

export interface FunctionCall {
  readonly type: 'function_call'
  readonly call_id: string
  readonly name: string
  readonly arguments: string
}

export interface FunctionOutput {
  readonly type: 'function_call_output'
  readonly call_id: string
  readonly output: string | readonly InputPart[]
}

export type InputPart = InputText | InputImage | InputFile

export interface InputText {
  readonly type: 'input_text'
  readonly text: string
}

export interface InputImage {
  readonly type: 'input_image'
  readonly image_url: string
  readonly detail: 'auto'
}

export interface InputFile {
  readonly type: 'input_file'
  readonly filename: string
  readonly file_data: string
}

export interface FunctionTool {
  readonly type: 'function'
  readonly name: string
  readonly description?: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Always said, as the default here is strict (edge case 60). */
  readonly strict: boolean
}

export type FunctionChoice = 'auto' | 'required' | 'none' | { readonly type: 'function'; readonly name: string }

export interface AnswerFormat {
  readonly type: 'json_schema'
  readonly name: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly strict: boolean
}
