/**
 * The body of `generateContent` as Google sees it. Written from Google's reference and apart from the codec's own types,
 * so that a mistake in those cannot hide in the test.
 */
export interface GeminiBody {
  readonly contents: readonly Content[]
  readonly tools?: readonly { readonly functionDeclarations: readonly Declaration[] }[]
  readonly generationConfig?: { readonly thinkingConfig?: { readonly includeThoughts?: boolean } }
}

interface Content {
  readonly role: 'user' | 'model'
  readonly parts: readonly Part[]
}

export interface Part {
  readonly text?: string
  readonly thought?: boolean
  readonly thoughtSignature?: string
  readonly inlineData?: InlineData
  readonly functionCall?: FunctionCall
  readonly functionResponse?: FunctionResponse
}

interface InlineData {
  readonly mimeType: string
  readonly data: string
}

export interface FunctionCall {
  readonly id?: string
  readonly name: string
  readonly args: unknown
}

interface FunctionResponse {
  readonly response: { readonly output?: string; readonly error?: string }
  readonly parts?: readonly Part[]
}

interface Declaration {
  readonly name: string
  readonly description?: string
}

/** The parts of the model's contents, in order. */
export function modelParts({ contents }: GeminiBody): readonly Part[] {
  return contents.flatMap(({ role, parts }) => (role === 'model' ? parts : []))
}

/** All text of each content of the user. */
export function userTexts({ contents }: GeminiBody): readonly string[] {
  return contents.flatMap(({ role, parts }) =>
    role === 'user' ? [parts.flatMap(({ text }) => text ?? []).join('\n')] : [],
  )
}

/** Images and PDFs as `data:` URLs, those within functions' responses too. */
export function mediaOf({ contents }: GeminiBody): readonly string[] {
  const parts = contents.flatMap((content) => content.parts)
  return parts
    .flatMap((part) => [part, ...(part.functionResponse?.parts ?? [])])
    .flatMap(({ inlineData }) => (inlineData ? [`data:${inlineData.mimeType};base64,${inlineData.data}`] : []))
}

/** Each call with what was responded to it. */
export function answeredCalls({ contents }: GeminiBody): readonly (readonly [call: FunctionCall, response: string])[] {
  return contents.flatMap(({ parts }, index) => {
    const calls = parts.flatMap(({ functionCall }) => functionCall ?? [])
    const responses = contents[index + 1]?.parts.flatMap(({ functionResponse }) => functionResponse ?? []) ?? []
    return calls.flatMap((call, position) => {
      const { output, error } = responses[position]?.response ?? {}
      return [[call, output ?? error ?? ''] as const]
    })
  })
}
