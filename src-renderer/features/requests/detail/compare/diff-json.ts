import { itemPath, memberPath } from '../json/json-path.ts'

/** One place in which two values differ. */
export interface JsonChange {
  /** As in a program: `.messages[3].content`. In the left value, or in the right one for what was added. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** Undefined for what was added. */
  readonly left: unknown
  /** Undefined for what was removed. */
  readonly right: unknown
}

/**
 * What must be done to the left value to get the right one. Lists are compared from both ends, so that what was put in at
 * one place does not make everything behind it look changed. The order of an object's names means nothing.
 */
export function diffJson(left: unknown, right: unknown): readonly JsonChange[] {
  const changes: JsonChange[] = []
  compare(left, right, '')
  return changes

  function compare(a: unknown, b: unknown, path: string): void {
    if (Array.isArray(a) && Array.isArray(b)) compareLists(a, b, path)
    else if (isObject(a) && isObject(b)) compareObjects(a, b, path)
    else if (!Object.is(a, b)) changes.push({ path, kind: 'changed', left: a, right: b })
  }

  function compareObjects(a: JsonObject, b: JsonObject, path: string): void {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const place = memberPath(path, key)
      if (!Object.hasOwn(b, key)) changes.push({ path: place, kind: 'removed', left: a[key], right: undefined })
      else if (!Object.hasOwn(a, key)) changes.push({ path: place, kind: 'added', left: undefined, right: b[key] })
      else compare(a[key], b[key], place)
    }
  }

  function compareLists(a: readonly unknown[], b: readonly unknown[], path: string): void {
    const shorter = Math.min(a.length, b.length)
    let head = 0
    while (head < shorter && isSame(a[head], b[head])) head += 1
    let tail = 0
    while (tail < shorter - head && isSame(a.at(-1 - tail), b.at(-1 - tail))) tail += 1

    const both = shorter - head - tail
    for (let index = head; index < head + both; index += 1) compare(a[index], b[index], itemPath(path, index))
    for (let index = head + both; index < a.length - tail; index += 1) {
      changes.push({ path: itemPath(path, index), kind: 'removed', left: a[index], right: undefined })
    }
    for (let index = head + both; index < b.length - tail; index += 1) {
      changes.push({ path: itemPath(path, index), kind: 'added', left: undefined, right: b[index] })
    }
  }
}

type JsonObject = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && diffJson(a, b).length === 0)
}
