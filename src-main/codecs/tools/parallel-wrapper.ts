import { parseJson, readList, readRecord, readText } from '../read-json.ts'
import type { DeclaredTools } from './declared-tools.ts'

/** What OpenAI's models were trained to call in order to make several calls at once. */
const wrappers = ['parallel', 'multi_tool_use.parallel', 'multi_tool_use_parallel']

export interface WrappedCall {
  readonly name: string
  /** As JSON. */
  readonly arguments: string
}

/** Whether the name is the wrapper's, and no tool of the client is called so. */
export function isParallelWrapper(name: string, tools: DeclaredTools): boolean {
  return wrappers.includes(name) && tools.find(name) === undefined
}

/**
 * The calls that the model wrapped into one (edge case 53); null unless each of them is of a declared tool, as half of a
 * wish is none.
 */
export function unwrapParallel(wrapped: string, tools: DeclaredTools): readonly WrappedCall[] | null {
  const uses = readList(readRecord(parseJson(wrapped))?.['tool_uses']).map(readRecord)
  const calls = uses.flatMap((use) => {
    const name = readText(use?.['recipient_name'])
    return tools.find(name) === undefined ? [] : [{ name, arguments: JSON.stringify(use?.['parameters'] ?? {}) }]
  })
  return calls.length > 0 && calls.length === uses.length ? calls : null
}
