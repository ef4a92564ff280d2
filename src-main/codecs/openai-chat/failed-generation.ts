import { parseJson, readRecord, readText } from '../read-json.ts'
import type { ProviderError } from '../failures/provider-error.ts'
import { readToolCallPiece, type ToolCallPiece } from './tool-calls.ts'

/**
 * The calls in what a model wrote where Groq found them not to match the tools' schemas (edge case 119). The client
 * checks them too, and tells the model, so the conversation goes on.
 */
export function readFailedGeneration({ codes, failedGeneration }: ProviderError): readonly ToolCallPiece[] {
  if (!codes.includes('tool_use_failed')) return []
  const parsed = parseJson(failedGeneration)
  const entries: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  return entries
    .map(readRecord)
    .filter((entry) => entry !== null && readText(entry['name']) !== '' && entry['arguments'] !== undefined)
    .map((entry, index) => readToolCallPiece({ index: -1 - index, function: entry }))
}
