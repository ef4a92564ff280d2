/**
 * The body of `POST /responses` as OpenAI sees it. Written from OpenAI's reference and apart from the codec's own types,
 * so that a mistake in those cannot hide in the test.
 */
export interface ResponsesBody {
  readonly model: string
  readonly input: readonly InputItem[]
  readonly stream?: boolean
  readonly include?: readonly string[]
  readonly reasoning?: { readonly summary?: string }
  readonly tools?: readonly { readonly name: string; readonly description?: string }[]
}

export type InputItem =
  | { readonly type: 'message'; readonly role: string; readonly content: readonly InputPart[] }
  | { readonly type: 'reasoning'; readonly id?: string; readonly encrypted_content?: string }
  | { readonly type: 'function_call'; readonly call_id: string; readonly name: string }
  | {
      readonly type: 'function_call_output'
      readonly call_id: string
      readonly output: string | readonly InputPart[]
    }

interface InputPart {
  readonly type: string
  readonly text?: string
  readonly image_url?: string
  readonly file_data?: string
}

/** All text of each message of the user. */
export function userTexts({ input }: ResponsesBody): readonly string[] {
  return input.flatMap((item) => (item.type === 'message' && item.role === 'user' ? [textOf(item.content)] : []))
}

/** The text of each function's output, by the id of the call. */
export function outputs({ input }: ResponsesBody): ReadonlyMap<string, string> {
  return new Map(
    input.flatMap((item) => (item.type === 'function_call_output' ? [[item.call_id, textOf(item.output)]] : [])),
  )
}

/** Images and files as `data:` URLs, those in functions' outputs too. */
export function mediaOf({ input }: ResponsesBody): readonly string[] {
  return input.flatMap((item) => {
    const content = item.type === 'message' ? item.content : item.type === 'function_call_output' ? item.output : []
    return typeof content === 'string' ? [] : content.flatMap((part) => part.image_url ?? part.file_data ?? [])
  })
}

function textOf(content: string | readonly InputPart[]): string {
  return typeof content === 'string' ? content : content.flatMap(({ text }) => text ?? []).join('\n')
}
