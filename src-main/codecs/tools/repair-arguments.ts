import json5 from 'json5'
import { parseJson, readRecord, type JsonRecord } from '../read-json.ts'

/**
 * Arguments that are no clean JSON object as one, in compact JSON; null where that would be a guess (edge case 176).
 *
 * Nothing at all and `null` are calls without arguments. JSON within a JSON string is unpacked; single quotes, bare
 * keys, trailing commas and comments are read as JSON5; brackets too many and repetitions of the whole are dropped.
 */
export function repairArguments(raw: string): string | null {
  const text = raw.trim()
  if (text === '' || text === 'null' || text === '""') return '{}'
  const value = parseLeniently(text) ?? parseJson(withoutTail(text) ?? '')
  const unpacked = typeof value === 'string' ? parseLeniently(value) : value
  const record = readRecord(unpacked)
  return record === null ? null : JSON.stringify(withTidyKeys(record))
}

function parseLeniently(text: string): unknown {
  const value = parseJson(text)
  if (value !== undefined || hasStrangeEscape(text)) return value
  try {
    return json5.parse<unknown>(text)
  } catch {
    return undefined
  }
}

/** JSON5 drops the backslash of an escape it does not know, which would turn `\d` into `d`. */
function hasStrangeEscape(text: string): boolean {
  return text.replaceAll(/\\[\\'"/bfnrtvxu0\r\n]/g, '').includes('\\')
}

/** The text up to a point after which only closing brackets come, or copies of itself (edge case 198). */
function withoutTail(text: string): string | null {
  return withoutBrackets(text) ?? firstCopy(text)
}

const mostBrackets = 8

function withoutBrackets(text: string): string | null {
  let shorter = text
  for (let count = 0; count < mostBrackets && /[\]}]$/.test(shorter); count += 1) {
    shorter = shorter.slice(0, -1).trimEnd()
    if (parseJson(shorter) !== undefined) return shorter
  }
  return null
}

function firstCopy(text: string): string | null {
  for (const copies of [2, 3, 4]) {
    const first = text.slice(0, text.length / copies)
    if (first.repeat(copies) === text) return first
  }
  return null
}

/** Some models put a space after a key, which then names no parameter (edge case 176). */
function withTidyKeys(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.trimEnd(), value]))
}
