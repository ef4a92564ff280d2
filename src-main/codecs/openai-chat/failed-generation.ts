import { parseJson, readRecord, readText } from '../read-json.ts'
import type { ProviderError } from '../failures/provider-error.ts'
import { readInlineCalls, type InlineCall, type InlineTools } from './inline-calls/read-inline-calls.ts'

/** What a model wrote where its server could not make calls of it. */
export interface FailedGeneration {
  readonly text: string
  readonly calls: readonly InlineCall[]
}

/**
 * The calls of declared tools in what Groq found not to match the tools' schemas, or not to be in its form; null if there
 * are none (edge case 119). The client checks them too, and tells the model, so the conversation goes on.
 */
export function readFailedGeneration(
  { codes, failedGeneration: written }: ProviderError,
  tools: InlineTools,
): FailedGeneration | null {
  if (!codes.includes('tool_use_failed')) return null
  const parsed = parseJson(written)
  if (parsed === undefined) return readTags(written, tools)
  const entries: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  const calls = entries.map(readRecord).map((entry) => ({
    name: readText(entry?.['name']),
    arguments: JSON.stringify(entry?.['arguments']),
  }))
  const declared = calls.filter(
    (call): call is InlineCall => call.arguments !== undefined && tools.declared.find(call.name) !== undefined,
  )
  return declared.length === 0 ? null : { text: '', calls: declared }
}

function readTags(written: string, tools: InlineTools): FailedGeneration | null {
  const start = written.search(/<(?:function=|tool_call>|\|tool_call)/)
  if (start === -1) return null
  const { calls } = readInlineCalls(written.slice(start), tools)
  return calls.length === 0 ? null : { text: written.slice(0, start), calls }
}
