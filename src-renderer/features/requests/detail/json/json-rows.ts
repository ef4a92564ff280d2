import { itemPath, memberPath } from './json-path.ts'

/** One line of a value that is drawn as a tree. */
export interface JsonRow {
  /** From the root, as in a program: `.messages[3].content`. Names the row. */
  readonly path: string
  readonly depth: number
  /** The name or the place in its parent; null for a line of a long text. */
  readonly name: string | null
  /** The value itself, or what stands for it while it is closed. */
  readonly text: string
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'line'
  /** Null where there is nothing to open. */
  readonly isOpen: boolean | null
  readonly isMatch: boolean
}

/** Longer texts are opened to be read, line by line. In characters. */
const shortText = 100
const lineLength = 160

export interface JsonView {
  /** Paths that the user has opened or closed against what they are by themselves. */
  readonly turned: ReadonlySet<string>
  /** In lower case; empty shows everything. */
  readonly search: string
}

/** So many levels are open by themselves. */
const openDepth = 1

/**
 * The rows to draw, from top to bottom. A search leaves the rows that hold the words, and opens what they are in.
 */
export function jsonRows(value: unknown, { turned, search }: JsonView): readonly JsonRow[] {
  const rows: JsonRow[] = []
  visit(value, '', null, 0)
  return rows

  function visit(node: unknown, path: string, name: string | null, depth: number): boolean {
    const isOwnMatch = search !== '' && matches(node, name)
    const isOpenable = hasInside(node)
    const isOpenByItself = depth < openDepth || search !== ''
    const isOpen = isOpenable && turned.has(path) !== isOpenByItself
    const place = rows.length
    rows.push({
      path,
      depth,
      name,
      text: summarize(node),
      kind: kindOf(node),
      isOpen: isOpenable ? isOpen : null,
      isMatch: isOwnMatch,
    })
    let hasMatch = isOwnMatch
    if (isOpen) {
      for (const inside of insideOf(node, path)) {
        if (inside.name === null) rows.push(lineRow(inside.path, String(inside.child), depth + 1))
        else hasMatch = visit(inside.child, inside.path, inside.name, depth + 1) || hasMatch
      }
    }
    // What holds no match goes, with everything in it; what matches by its name keeps it.
    if (search !== '' && !hasMatch && depth > 0) rows.length = place
    return hasMatch
  }

  function lineRow(path: string, text: string, depth: number): JsonRow {
    const isMatch = search !== '' && text.toLowerCase().includes(search)
    return { path, depth, name: null, text, kind: 'line', isOpen: null, isMatch }
  }

  function matches(node: unknown, name: string | null): boolean {
    if (name?.toLowerCase().includes(search) === true) return true
    return (typeof node !== 'object' || node === null) && String(node).toLowerCase().includes(search)
  }
}

function hasInside(node: unknown): boolean {
  if (typeof node === 'string') return node.length > shortText || node.includes('\n')
  return typeof node === 'object' && node !== null && Object.keys(node).length > 0
}

interface Inside {
  readonly path: string
  /** Null for a line of a long text. */
  readonly name: string | null
  readonly child: unknown
}

function* insideOf(node: unknown, path: string): Iterable<Inside> {
  if (typeof node === 'string') {
    let number = 0
    for (const line of node.split('\n')) {
      for (let start = 0; start === 0 || start < line.length; start += lineLength) {
        yield { path: `${path}#${number}`, name: null, child: line.slice(start, start + lineLength) }
        number += 1
      }
    }
  } else if (Array.isArray(node)) {
    for (const [index, child] of node.entries()) yield { path: itemPath(path, index), name: String(index), child }
  } else if (typeof node === 'object' && node !== null) {
    for (const [name, child] of Object.entries(node)) yield { path: memberPath(path, name), name, child }
  }
}

function kindOf(node: unknown): JsonRow['kind'] {
  if (node === null || node === undefined) return 'null'
  if (Array.isArray(node)) return 'array'
  const kind = typeof node
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object'
}

/** What stands behind the name: a plain value in full, a long text by its beginning, the rest by its size. */
function summarize(node: unknown): string {
  if (typeof node === 'string') {
    const start = node.slice(0, shortText)
    return JSON.stringify(start) + (node.length > shortText ? `… ${node.length}` : '')
  }
  if (Array.isArray(node)) return `[${node.length}]`
  if (typeof node === 'object' && node !== null) {
    const keys = Object.keys(node)
    const hint = 'type' in node ? node.type : 'role' in node ? node.role : 'name' in node ? node.name : null
    return typeof hint === 'string' ? `{${keys.length}} ${hint.slice(0, 40)}` : `{${keys.length}}`
  }
  return String(node)
}
