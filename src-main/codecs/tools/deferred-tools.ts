import type { MessagesRequest, Tool } from '../../../shared/anthropic/messages.ts'
import { readList, readRecord, readText } from '../read-json.ts'

/** The client's own tool for finding others. */
const search = 'ToolSearch'

/**
 * Whether a tool is to be shown to the model (edge case 33). Deferred tools are not, until the client's search has named
 * them; where there is no search, nothing could ever name them.
 */
export function createToolVisibility(request: MessagesRequest, tools: readonly Tool[]): (tool: Tool) => boolean {
  if (!tools.some((tool) => tool.name === search && tool.defer_loading !== true)) return () => true
  const named = new Set(readList(request.messages).flatMap((message) => namesIn(readRecord(message)?.['content'])))
  if (request.tool_choice?.type === 'tool') named.add(request.tool_choice.name)
  return (tool) => tool.defer_loading !== true || named.has(tool.name)
}

/** The tools that a result of the search names, and those that the model has called. */
function namesIn(content: unknown): readonly string[] {
  return readList(content).flatMap((entry) => {
    const block = readRecord(entry)
    if (block?.['type'] === 'tool_reference') return [readText(block['tool_name'])]
    if (block?.['type'] === 'tool_use') return [readText(block['name'])]
    return block?.['type'] === 'tool_result' ? namesIn(block['content']) : []
  })
}
