import type { AnswerContext } from '../../codec.ts'
import { isObject, type JsonObject } from '../../json-problem.ts'
import { parseJson, readRecord, readText } from '../../read-json.ts'
import { DeclaredTools } from '../../tools/declared-tools.ts'
import { repairArguments } from '../../tools/repair-arguments.ts'
import { jsonDialects, padding, tagDialects, type JsonDialect, type TagDialect } from './dialects.ts'

/** What the request says of its tools. */
export interface InlineTools {
  readonly declared: DeclaredTools
  /** The schemas of their parameters, by the names that the upstream was given. */
  readonly schemas: ReadonlyMap<string, JsonObject>
}

export function inlineTools({ toolNames, toolSchemas }: AnswerContext): InlineTools {
  return { declared: new DeclaredTools(toolNames), schemas: toolSchemas ?? new Map() }
}

export interface InlineCall {
  readonly name: string
  /** As JSON. */
  readonly arguments: string
}

interface Found {
  readonly call: InlineCall
  /** Where the text goes on. */
  readonly end: number
}

/** The calls of declared tools that a text begins with, in whatever dialect, and what follows them. */
export function readInlineCalls(text: string, tools: InlineTools): { calls: readonly InlineCall[]; rest: string } {
  const calls: InlineCall[] = []
  let end = afterPadding(text, 0)
  for (;;) {
    const found = readCall(text, end, tools)
    if (found === null) return { calls, rest: text.slice(end) }
    calls.push(found.call)
    end = afterPadding(text, found.end)
  }
}

function readCall(text: string, start: number, tools: InlineTools): Found | null {
  for (const dialect of tagDialects) {
    const found = readTags(text, start, dialect, tools)
    if (found !== null) return found
  }
  for (const dialect of jsonDialects) {
    const found = readJson(text, start, dialect, tools)
    if (found !== null) return found
  }
  return null
}

function readTags(text: string, start: number, dialect: TagDialect, tools: InlineTools): Found | null {
  const opening = matchAt(dialect.opening, text, start)
  const name = opening?.[1] ?? ''
  if (opening === null || tools.declared.find(name) === undefined) return null
  const schema = tools.schemas.get(name)
  const input: Record<string, unknown> = {}
  let end = start + opening[0].length
  for (;;) {
    const parameter = matchAt(dialect.parameter, text, end)
    if (parameter === null) break
    const [whole, key = '', value = ''] = parameter
    input[key.trim()] = typedValue(value, propertyOf(schema, key.trim()))
    end += whole.length
  }
  const closing = matchAt(dialect.closing, text, end)
  if (closing === null) return null
  return { call: { name, arguments: JSON.stringify(input) }, end: end + closing[0].length }
}

/** How many closing tags are tried: the first ones may stand in the middle of a string. */
const mostClosings = 5

function readJson(text: string, start: number, dialect: JsonDialect, tools: InlineTools): Found | null {
  const opening = matchAt(dialect.opening, text, start)
  if (opening === null) return null
  const from = start + opening[0].length
  const closings = [...text.slice(from).matchAll(dialect.closing)].slice(0, mostClosings)
  const bodies = closings.map(({ index, 0: tag }) => ({ to: from + index, end: from + index + tag.length }))
  // Some models stop without the closing tag.
  const last = text.length - (/(?:\s|<\|\w+\|>)*$/.exec(text)?.[0].length ?? 0)
  for (const { to, end } of [...bodies, { to: last, end: text.length }]) {
    const call = callOf(opening[1], text.slice(from, to))
    if (call !== null) return tools.declared.find(call.name) === undefined ? null : { call, end }
  }
  return null
}

/** The call that a JSON text is: all of it, or, where the name is known, its arguments. */
function callOf(name: string | undefined, body: string): InlineCall | null {
  const json = repairArguments(body)
  if (json === null || name !== undefined) return json === null ? null : { name: name ?? '', arguments: json }
  const { name: ownName, arguments: given, parameters } = readRecord(parseJson(json)) ?? {}
  const input = given ?? parameters
  if (readText(ownName) === '' || input === undefined) return null
  return { name: readText(ownName), arguments: typeof input === 'string' ? input : JSON.stringify(input) }
}

function propertyOf(schema: JsonObject | undefined, name: string): JsonObject {
  const properties = readRecord(schema?.['properties'])
  const property = properties !== null && Object.hasOwn(properties, name) ? properties[name] : undefined
  return isObject(property) ? property : {}
}

/** A tag says nothing of types: what the schema does not want as text is read as JSON. */
function typedValue(text: string, property: JsonObject): unknown {
  const value = text.replace(/^\n/, '').replace(/\n$/, '')
  const types = [property['type']].flat()
  if (property['type'] === undefined || types.includes('string')) return value
  const word = value.trim()
  return parseJson(pythonWords[word] ?? word) ?? value
}

const pythonWords: Readonly<Partial<Record<string, string>>> = { True: 'true', False: 'false', None: 'null' }

function afterPadding(text: string, start: number): number {
  return start + (matchAt(padding, text, start)?.[0].length ?? 0)
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start
  return pattern.exec(text)
}
