import type { Parameters } from '../../../shared/parameters.ts'
import { readRecord, type JsonRecord } from '../read-json.ts'

/**
 * A body with the user's own parameters in it, merged as JSON Merge Patch has it: objects member by member, everything
 * else replaced, null taken out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergeParameters(body: object, parameters: Parameters): JsonRecord {
  const merged = new Map<string, unknown>(Object.entries(body))
  for (const [name, value] of Object.entries(parameters)) {
    const patch = readRecord(value)
    if (value === null) merged.delete(name)
    else merged.set(name, patch === null ? value : mergeParameters(readRecord(merged.get(name)) ?? {}, patch))
  }
  return Object.fromEntries(merged)
}
