import { parseJson, readList, readRecord, readText } from '../read-json.ts'
import type { DeclaredTools } from '../tools/declared-tools.ts'
import { ToolCall } from './tool-calls.ts'

/** What OpenAI's models were trained to call in order to make several calls at once. */
const wrappers = ['parallel', 'multi_tool_use.parallel', 'multi_tool_use_parallel']

/** Whether the name is the wrapper's, and no tool of the client is called so. */
export function isParallelWrapper(name: string, tools: DeclaredTools): boolean {
  return wrappers.includes(name) && tools.find(name) === undefined
}

/**
 * The calls that the model wrapped into one (edge case 53); null unless each of them is of a declared tool, as half of a
 * wish is none.
 */
export function unwrapParallel(wrapped: ToolCall, tools: DeclaredTools): readonly ToolCall[] | null {
  const uses = readList(readRecord(parseJson(wrapped.arguments.text))?.['tool_uses']).map(readRecord)
  const calls = uses.flatMap((use) => {
    const name = readText(use?.['recipient_name'])
    if (tools.find(name) === undefined) return []
    const call = new ToolCall()
    call.name = name
    call.arguments.push(JSON.stringify(use?.['parameters'] ?? {}))
    return [call]
  })
  return calls.length > 0 && calls.length === uses.length ? calls : null
}
