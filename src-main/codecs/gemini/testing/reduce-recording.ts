/** What a recorded answer holds, found by plain means. */
export interface Reduced {
  readonly text: string
  readonly thinking: string
  readonly calls: readonly { readonly name: string; readonly input: unknown; readonly signature: string }[]
  readonly finish: string
  /** All tokens of the prompt, with those from the cache. */
  readonly input: number
  readonly cached: number
  readonly output: number
  readonly hasError: boolean
}

interface Part {
  readonly text?: string
  readonly thought?: boolean
  readonly thoughtSignature?: string
  readonly functionCall?: {
    readonly name?: string
    readonly args?: unknown
    readonly partialArgs?: readonly PartialArg[]
    readonly willContinue?: boolean
  }
  readonly executableCode?: { readonly code: string; readonly language: string }
  readonly codeExecutionResult?: { readonly output?: string }
}

interface PartialArg {
  readonly jsonPath: string
  readonly stringValue?: string
  readonly numberValue?: number
  readonly boolValue?: boolean
}

interface Chunk {
  readonly error?: unknown
  readonly candidates?: readonly {
    readonly content?: { readonly parts?: readonly Part[] }
    readonly finishReason?: string
  }[]
  readonly promptFeedback?: { readonly blockReason?: string }
  readonly usageMetadata?: Readonly<Record<string, number | undefined>>
}

export function reduceStream(text: string): Reduced {
  const lines = text.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  const data = lines.map((line) => line.slice('data:'.length).trim()).filter((line) => line !== '[DONE]')
  return reduce(data.map((line) => JSON.parse(line) as Chunk))
}

export function reduceBody(text: string): Reduced {
  const body = JSON.parse(text) as Chunk | readonly Chunk[]
  return reduce(Array.isArray(body) ? (body as readonly Chunk[]) : [body as Chunk])
}

function reduce(chunks: readonly Chunk[]): Reduced {
  const parts = chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? [])
  const counts = (field: string) =>
    chunks.map(({ usageMetadata }) => usageMetadata?.[field]).findLast((count) => count !== undefined) ?? 0
  const finishes = chunks.flatMap(({ candidates }) => candidates?.[0]?.finishReason ?? [])
  const blocked = chunks.flatMap(({ promptFeedback }) => promptFeedback?.blockReason ?? [])
  return {
    text: shown(parts),
    thinking: parts.map(({ text = '', thought }) => (thought === true ? text : '')).join(''),
    calls: callsOf(parts),
    finish: finishes.at(-1) ?? (blocked.length > 0 ? 'SAFETY' : ''),
    input: counts('promptTokenCount') + counts('toolUsePromptTokenCount'),
    cached: counts('cachedContentTokenCount'),
    output: counts('candidatesTokenCount') + counts('thoughtsTokenCount'),
    hasError: chunks.some(({ error }) => error !== undefined),
  }
}

/** Texts of nothing but white space, which no client can send back, are left out. */
function shown(parts: readonly Part[]): string {
  const runs: string[] = ['']
  for (const { text = '', thought, functionCall, executableCode, codeExecutionResult } of parts) {
    if (thought === true || functionCall !== undefined) runs.push('')
    else {
      runs[runs.length - 1] += text
      if (executableCode !== undefined) {
        runs[runs.length - 1] +=
          `\n\`\`\`${executableCode.language.toLowerCase()}\n${executableCode.code.trimEnd()}\n\`\`\`\n`
      }
      const output = codeExecutionResult?.output?.trimEnd() ?? ''
      if (output !== '') runs[runs.length - 1] += `\n\`\`\`\n${output}\n\`\`\`\n`
    }
  }
  return runs.map((run) => (run.trim() === '' ? '' : run)).join('')
}

function callsOf(parts: readonly Part[]): Reduced['calls'] {
  const calls: { name: string; input: unknown; signature: string }[] = []
  for (const { functionCall, thoughtSignature: signature = '' } of parts) {
    if (functionCall === undefined) continue
    if (functionCall.name !== undefined)
      calls.push({ name: functionCall.name, input: functionCall.args ?? {}, signature })
    const input = calls.at(-1)?.input as Record<string, unknown>
    for (const piece of functionCall.partialArgs ?? []) put(input, piece)
  }
  return calls
}

/** Walks a path such as `$.a[0].b`, making what is missing on the way. */
function put(root: Record<string, unknown>, { jsonPath, stringValue, numberValue, boolValue }: PartialArg): void {
  const keys = jsonPath.replace('$', '').replaceAll('[', '.').replaceAll(']', '').split('.').slice(1)
  const last = keys.pop()!
  const owner = keys.reduce<Record<string, unknown>>((node, key, position) => {
    const following = keys[position + 1] ?? last
    node[key] ??= /^\d+$/.test(following) ? [] : {}
    return node[key] as Record<string, unknown>
  }, root)
  const value = stringValue ?? numberValue ?? boolValue ?? null
  const known = owner[last]
  owner[last] = typeof known === 'string' && typeof value === 'string' ? known + value : value
}
