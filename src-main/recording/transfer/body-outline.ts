import type { RecordedBody } from '../../../shared/exchange-detail.ts'

/** Words of the formats, which say nothing of the user. */
const openFields = new Set([
  'type',
  'role',
  'object',
  'stop_reason',
  'finish_reason',
  'status',
  'media_type',
  'effort',
  'tool_choice',
])
const plainWord = /^[a-z][a-z0-9_./-]{0,40}$/

/** Fields whose members are named by the user or the model, not by a format. */
const ownNames = new Set(['input', 'arguments', 'args', 'metadata'])
const plainName = /^[\w$.-]{1,40}$/

/** In lines; more of a body would not be read. */
const longestOutline = 300
/** Different events of a stream; they have few forms. */
const mostForms = 20

/** What a body is made of, with no text of it: a number of characters in the place of each. */
export function outlineBody(body: RecordedBody): string {
  if (body.kind === 'not-recorded') return 'not recorded'
  if (body.kind === 'dropped') return 'made room for newer ones'
  const size = `${body.bytes} bytes${body.isCut ? ', of which only the beginning was recorded' : ''}`
  const value = parse(body.text)
  if (value !== undefined) return `${size}\n${shorten(JSON.stringify(outline(value, lengthOf), null, 1))}`
  const forms = eventForms(body.text)
  return forms.length > 0 ? `${size}\n${forms.join('\n')}` : `${size}, neither JSON nor a stream of events`
}

function shorten(text: string): string {
  const lines = text.split('\n')
  const left = lines.length - longestOutline
  return left <= 0 ? text : `${lines.slice(0, longestOutline).join('\n')}\n… ${left} more lines`
}

/** Each form that the events of a stream have, and how many have it. */
function eventForms(text: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const [, data = ''] of text.matchAll(/^data:(.*)$/gm)) {
    const value = parse(data)
    const form = value === undefined ? lengthOf(data) : JSON.stringify(outline(value, () => '[text]'))
    counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  const forms = [...counts].map(([form, count]) => `${count} × ${form}`)
  return forms.length <= mostForms
    ? forms
    : [...forms.slice(0, mostForms), `… and ${forms.length - mostForms} more forms`]
}

function outline(value: unknown, write: (text: string) => string, field = ''): unknown {
  if (typeof value === 'string') return openFields.has(field) && plainWord.test(value) ? value : write(value)
  if (Array.isArray(value)) return value.map((item) => outline(item, write, field))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (ownNames.has(field)) return `[${entries.length} members]`
  return Object.fromEntries(
    entries.map(([name, item]) => [plainName.test(name) ? name : lengthOf(name), outline(item, write, name)]),
  )
}

function lengthOf(text: string): string {
  return `[${text.length} characters]`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
