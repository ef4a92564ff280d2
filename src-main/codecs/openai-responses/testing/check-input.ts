import { functionName, isObject, unknownFields, type JsonObject } from '../../openai-chat/testing/shape.ts'
import type { ResponsesDialect } from './responses-dialect.ts'

/** What a model puts out, as against what it is given. */
const answers = ['reasoning', 'message assistant', 'function_call']

/** Rules for the items of an input: their fields and parts, their order, and which of them belong together. */
export function checkInput(input: unknown, dialect: ResponsesDialect): string[] {
  if (!Array.isArray(input) || input.length === 0) return ['input is no list, or empty']
  const items = input.map((item: unknown) => (isObject(item) ? item : {}))
  return [
    ...items.flatMap((item, index) => checkItem(item, `input[${index}]`, dialect)),
    ...checkPairs(items),
    ...checkReasoning(items),
    ...(dialect.callsTogether === true ? checkCallsTogether(items) : []),
  ]
}

function kindOf(item: JsonObject | undefined): string {
  const type = String(item?.['type'])
  return type === 'message' ? `message ${String(item?.['role'])}` : type
}

function checkItem(item: JsonObject, where: string, dialect: ResponsesDialect): string[] {
  switch (kindOf(item)) {
    case 'message user':
      return [
        ...unknownFields(item, ['type', 'role', 'content'], where),
        ...checkParts(item['content'], `${where}.content`, dialect),
      ]
    case 'message developer':
    case 'message system':
      return [
        ...unknownFields(item, ['type', 'role', 'content'], where),
        ...(item['role'] === dialect.systemRole
          ? []
          : [`${where}: the role ${String(item['role'])} is not taken here`]),
        ...checkTexts(item['content'], 'input_text', `${where}.content`),
      ]
    case 'message assistant':
      return [
        ...unknownFields(item, ['type', 'role', 'content', 'phase'], where),
        ...checkTexts(item['content'], 'output_text', `${where}.content`),
        ...checkPhase(item['phase'], where, dialect),
      ]
    case 'reasoning':
      return checkReasoningItem(item, where, dialect)
    case 'function_call':
      return [
        ...unknownFields(item, ['type', 'call_id', 'name', 'arguments'], where),
        ...checkCallId(item, where),
        ...(functionName.test(String(item['name'])) ? [] : [`${where} has a bad name`]),
        ...(isJsonObject(item['arguments']) ? [] : [`${where}.arguments is no JSON object`]),
      ]
    case 'function_call_output':
      return [
        ...unknownFields(item, ['type', 'call_id', 'output'], where),
        ...checkCallId(item, where),
        ...checkOutput(item['output'], `${where}.output`, dialect),
      ]
    default:
      return [`${where} has the unknown type ${kindOf(item)}`]
  }
}

function checkParts(content: unknown, where: string, dialect: ResponsesDialect): string[] {
  if (!Array.isArray(content) || content.length === 0) return [`${where} is no list, or empty`]
  return content.flatMap((part: unknown, index) => checkPart(part, `${where}[${index}]`, dialect))
}

function checkPart(part: unknown, where: string, { files }: ResponsesDialect): string[] {
  if (!isObject(part)) return [`${where} is no object`]
  switch (part['type']) {
    case 'input_text':
      return [...unknownFields(part, ['type', 'text'], where), ...checkText(part['text'], where)]
    case 'input_image': {
      const url = String(part['image_url'])
      const isFine = /^https?:\/\/./.test(url) || /^data:image\/(png|jpeg|gif|webp);base64,./.test(url)
      const unknown = unknownFields(part, ['type', 'image_url', 'detail'], where)
      return [...unknown, ...(isFine && part['detail'] === 'auto' ? [] : [`${where} is no image`])]
    }
    case 'input_file': {
      const isFine = /^data:application\/pdf;base64,./.test(String(part['file_data'])) && Boolean(part['filename'])
      const unknown = unknownFields(part, ['type', 'filename', 'file_data'], where)
      return [
        ...unknown,
        ...(files === true ? [] : [`${where}: no files are taken here`]),
        ...(isFine ? [] : [`${where} is no named PDF`]),
      ]
    }
    default:
      return [`${where} has the type ${String(part['type'])}, which has no place here`]
  }
}

function checkTexts(content: unknown, type: string, where: string): string[] {
  if (!Array.isArray(content) || content.length === 0) return [`${where} is no list, or empty`]
  return content.flatMap((part: unknown, index) => {
    if (!isObject(part) || part['type'] !== type) return [`${where}[${index}] is no ${type}`]
    return [
      ...unknownFields(part, ['type', 'text'], `${where}[${index}]`),
      ...checkText(part['text'], `${where}[${index}]`),
    ]
  })
}

function checkText(text: unknown, where: string): string[] {
  if (typeof text !== 'string' || text.trim() === '') return [`${where} has no text`]
  return text.isWellFormed() ? [] : [`${where} has half a surrogate pair`]
}

function checkPhase(phase: unknown, where: string, { phases }: ResponsesDialect): string[] {
  if (phases === true) return ['commentary', 'final_answer'].includes(String(phase)) ? [] : [`${where} has no phase`]
  return phase === undefined ? [] : [`${where}.phase is not known here`]
}

function checkOutput(output: unknown, where: string, dialect: ResponsesDialect): string[] {
  if (typeof output === 'string') return checkText(output, where)
  return dialect.outputParts === true ? checkParts(output, where, dialect) : [`${where} is no text`]
}

function checkCallId(item: JsonObject, where: string): string[] {
  const id = item['call_id']
  return typeof id === 'string' && /^[\x21-\x7e]{1,64}$/.test(id) ? [] : [`${where} has a bad call_id`]
}

/** An item that only names what was never stored cannot be found (edge case 55). */
function checkReasoningItem(item: JsonObject, where: string, { noIds }: ResponsesDialect): string[] {
  const { id, summary, content, encrypted_content: encrypted } = item
  const hasState = (typeof encrypted === 'string' && encrypted !== '') || content !== undefined
  return [
    ...unknownFields(item, ['type', 'id', 'summary', 'content', 'encrypted_content'], where),
    ...(hasState ? [] : [`${where} was not stored, and holds nothing`]),
    ...(id === undefined || (typeof id === 'string' && id !== '') ? [] : [`${where} has a bad id`]),
    ...(noIds === true && id !== undefined ? [`${where}: an item was not stored, so it has no id`] : []),
    ...(Array.isArray(summary) && summary.length === 0 ? [] : checkTexts(summary, 'summary_text', `${where}.summary`)),
    ...(content === undefined ? [] : checkTexts(content, 'reasoning_text', `${where}.content`)),
  ]
}

/** Every call is answered once, at once and in order (edge cases 4, 9, 13 and 26). */
function checkPairs(items: readonly JsonObject[]): string[] {
  const problems: string[] = []
  let waiting: string[] = []
  let isAnswering = false
  for (const [index, item] of items.entries()) {
    const kind = kindOf(item)
    const id = String(item['call_id'])
    if (kind === 'function_call_output') {
      const expected = waiting.shift()
      if (expected === undefined) problems.push(`input[${index}] answers no call`)
      else if (expected !== id) problems.push(`input[${index}] does not answer ${expected}`)
      isAnswering = waiting.length > 0
      continue
    }
    if (waiting.length > 0 && (isAnswering || !answers.includes(kind))) {
      problems.push(`input[${index}] comes before the output of ${waiting.join(', ')}`)
      waiting = []
    }
    isAnswering = false
    if (kind !== 'function_call') continue
    if (waiting.includes(id)) problems.push(`input[${index}] has the call_id of another call`)
    waiting.push(id)
  }
  return waiting.length === 0 ? problems : [...problems, `no output for ${waiting.join(', ')}`]
}

/** Reasoning stands directly before what it led to, and once (edge cases 58 and 59). */
function checkReasoning(items: readonly JsonObject[]): string[] {
  const ids = items.filter((item) => item['type'] === 'reasoning').map((item) => item['id'])
  const repeated = ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index)
  const orphans = items.flatMap((item, index) => {
    const isFollowed = answers.includes(kindOf(items[index + 1]))
    return item['type'] === 'reasoning' && !isFollowed
      ? [`input[${index}] is reasoning without its following item`]
      : []
  })
  return [...orphans, ...repeated.map((id) => `two items have the id ${String(id)}`)]
}

function checkCallsTogether(items: readonly JsonObject[]): string[] {
  return items.flatMap((item, index) => {
    const follows = kindOf(items[index - 1]) === 'function_call'
    const interrupts = follows && !['function_call', 'function_call_output'].includes(kindOf(item))
    return interrupts ? [`input[${index}] stands between calls and their outputs`] : []
  })
}

function isJsonObject(text: unknown): boolean {
  if (typeof text !== 'string') return false
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}
