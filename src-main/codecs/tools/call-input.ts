import type { LossReport } from '../loss-report.ts'
import { parseJson, readRecord, type JsonRecord } from '../read-json.ts'
import { tidyJson } from '../tidy-json.ts'

/**
 * The input of an earlier call as an object, its keys in the order they came in, as caches compare text (edge case 25).
 * Servers and templates want an object, so anything else is put into one.
 */
export function callInput(input: unknown, field: string, losses: LossReport): JsonRecord {
  const tidy = tidyJson(typeof input === 'string' ? (parseJson(input) ?? input) : (input ?? {}))
  const record = readRecord(tidy)
  if (record !== null) return record
  losses.add('changed', `${field}.input`, 'An input must be an object, so this one was wrapped in one.')
  return { input: tidy }
}
