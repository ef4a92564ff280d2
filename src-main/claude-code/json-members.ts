import { parseTree, type Node, type ParseError } from 'jsonc-parser'
import { refuse, type Outcome } from './problem.ts'

/**
 * Edits members of JSON objects in their text: everything else keeps its bytes, and removing what was added last gives
 * the text back as it was.
 */

export interface ObjectMember {
  readonly key: Node
  readonly value: Node
  /** The member as a whole. */
  readonly start: number
  readonly end: number
}

/** The outermost object of a text, or where the text is no JSON. Comments and trailing commas are not JSON. */
export function readRoot(text: string): Outcome<Node> {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const [error] = errors
  if (error !== undefined || root === undefined || !isJson(text)) {
    return refuse({ kind: 'invalid-json', ...positionOf(text, error?.offset ?? text.length) })
  }
  return root.type === 'object' ? { ok: true, value: root } : refuse({ kind: 'not-an-object' })
}

/** The parser above is more patient than Claude Code, for example with control characters. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

export function membersOf(object: Node): readonly ObjectMember[] {
  return (object.children ?? []).flatMap((member) => {
    const [key, value] = member.children ?? []
    if (key === undefined || value === undefined) return []
    return [{ key, value, start: key.offset, end: value.offset + value.length }]
  })
}

/** The member of this name; of several the last one, as it is the one that counts. */
export function findMember(object: Node, name: string): ObjectMember | undefined {
  return membersOf(object).findLast(({ key }) => key.value === name)
}

/** A node as it is written. */
export function rawOf(text: string, node: Node): string {
  return text.slice(node.offset, node.offset + node.length)
}

export function replaceNode(text: string, node: Node, raw: string): string {
  return splice(text, node.offset, node.offset + node.length, raw)
}

/** White space around the members of an object: what stands before each, and before the closing brace. */
export interface Spacing {
  readonly before: string
  readonly close: string
  readonly colon: string
}

/** The text with one more member behind the others, spaced as they are; `spacing` is for an object without any. */
export function appendMember(text: string, object: Node, name: string, raw: string, spacing: Spacing): string {
  const last = membersOf(object).at(-1)
  if (last === undefined) {
    const body = `{${spacing.before}${JSON.stringify(name)}${spacing.colon}${raw}${spacing.close}}`
    return replaceNode(text, object, body)
  }
  const own = spacingOf(text, object, last)
  return splice(text, last.end, last.end, `,${own.before}${JSON.stringify(name)}${own.colon}${raw}`)
}

export function spacingOf(text: string, object: Node, member: ObjectMember): Spacing {
  const before = /[\s]*$/.exec(text.slice(object.offset + 1, member.start))?.[0] ?? ''
  const colon = text.slice(member.key.offset + member.key.length, member.value.offset)
  return { before, close: closingSpace(text, object), colon }
}

function closingSpace(text: string, object: Node): string {
  return /\s*$/.exec(text.slice(object.offset, object.offset + object.length - 1))?.[0] ?? ''
}

/** The text without this member, and without the comma that parted it from another. */
export function removeMember(text: string, object: Node, member: ObjectMember): string {
  const members = membersOf(object)
  const place = members.findIndex(({ start }) => start === member.start)
  const previous = members[place - 1]
  const next = members[place + 1]
  if (previous !== undefined) return splice(text, previous.end, member.end, '')
  if (next !== undefined) return splice(text, member.start, next.start, '')
  return replaceNode(text, object, '{}')
}

function splice(text: string, start: number, end: number, insertion: string): string {
  return text.slice(0, start) + insertion + text.slice(end)
}
