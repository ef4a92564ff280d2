import type { ChatRequestDialect } from './chat-request-dialect.ts'
import { functionName, isObject, toolCallId, unknownFields, type JsonObject } from './shape.ts'

/** Rules for roles, order, adjacency of calls and results, ids and contents. */
export function checkMessages(messages: unknown, dialect: ChatRequestDialect): string[] {
  if (!Array.isArray(messages) || messages.length === 0) return ['messages is no list, or empty']
  const problems: string[] = []
  /** Ids of the last assistant's calls that wait for a result, in order. */
  let waiting: string[] = []
  let previous = ''
  messages.forEach((message: unknown, index) => {
    const where = `messages[${index}]`
    if (!isObject(message)) return problems.push(`${where} is no object`)
    const role = String(message['role'])
    problems.push(...checkMessage(message, role, where, dialect))
    if (role === 'tool') {
      const expected = waiting.shift()
      if (expected === undefined) problems.push(`${where} answers no call`)
      else if (message['tool_call_id'] !== expected) problems.push(`${where} does not answer ${expected}`)
    } else {
      if (waiting.length > 0) problems.push(`${where} comes before the result of ${waiting.join(', ')}`)
      waiting = role === 'assistant' ? callIds(message) : []
      if (role === previous) problems.push(`${where} has the same role as the message before`)
    }
    previous = role
    return undefined
  })
  if (waiting.length > 0) problems.push(`no result for ${waiting.join(', ')}`)
  const first = messages.find((message) => !isObject(message) || message['role'] !== 'system') as unknown
  if (!isObject(first) || first['role'] !== 'user') problems.push('the conversation does not start with a user message')
  return problems
}

function callIds(message: JsonObject): string[] {
  const calls: unknown = message['tool_calls']
  return Array.isArray(calls) ? calls.filter(isObject).map((call) => String(call['id'])) : []
}

function checkMessage(message: JsonObject, role: string, where: string, dialect: ChatRequestDialect): string[] {
  switch (role) {
    case 'system':
      return [...unknownFields(message, ['role', 'content'], where), ...checkText(message['content'], where)]
    case 'user':
      return [...unknownFields(message, ['role', 'content'], where), ...checkUserContent(message['content'], where)]
    case 'tool':
      return [
        ...unknownFields(message, ['role', 'content', 'tool_call_id'], where),
        ...checkText(message['content'], where),
      ]
    case 'assistant':
      return checkAssistant(message, where, dialect)
    default:
      return [`${where} has the unknown role ${role}`]
  }
}

function checkText(content: unknown, where: string): string[] {
  if (typeof content !== 'string') return [`${where}.content is no string`]
  if (content.trim() === '') return [`${where}.content is empty`]
  return content.isWellFormed() ? [] : [`${where}.content has half a surrogate pair`]
}

function checkUserContent(content: unknown, where: string): string[] {
  if (!Array.isArray(content)) return checkText(content, where)
  if (content.length === 0) return [`${where}.content is empty`]
  return content.flatMap((part: unknown, index) => checkPart(part, `${where}.content[${index}]`))
}

function checkPart(part: unknown, where: string): string[] {
  if (!isObject(part)) return [`${where} is no object`]
  switch (part['type']) {
    case 'text':
      return [...unknownFields(part, ['type', 'text'], where), ...checkText(part['text'], where)]
    case 'image_url': {
      const image = part['image_url']
      const url = isObject(image) ? String(image['url']) : ''
      const isFine = /^https?:\/\/./.test(url) || /^data:image\/(png|jpeg|gif|webp);base64,./.test(url)
      return [...unknownFields(part, ['type', 'image_url'], where), ...(isFine ? [] : [`${where} has a bad image URL`])]
    }
    case 'file': {
      const file = isObject(part['file']) ? part['file'] : {}
      const isFine = /^data:application\/pdf;base64,./.test(String(file['file_data'])) && Boolean(file['filename'])
      return [...unknownFields(part, ['type', 'file'], where), ...(isFine ? [] : [`${where} is no named PDF`])]
    }
    default:
      return [`${where} has the unknown type ${String(part['type'])}`]
  }
}

function checkAssistant(message: JsonObject, where: string, dialect: ChatRequestDialect): string[] {
  const { content, tool_calls: calls } = message
  const hasCalls = calls !== undefined
  const fields = ['role', 'content', 'tool_calls', ...(dialect.assistantFields ?? [])]
  return [
    ...unknownFields(message, fields, where),
    ...(hasCalls && (content === null || content === '') ? [] : checkText(content, where)),
    ...(hasCalls ? checkCalls(calls, where, dialect) : []),
  ]
}

function checkCalls(calls: unknown, where: string, dialect: ChatRequestDialect): string[] {
  if (!Array.isArray(calls) || calls.length === 0) return [`${where}.tool_calls is no list, or empty`]
  const ids = calls.map((call) => (isObject(call) ? call['id'] : undefined))
  return [
    ...calls.flatMap((call: unknown, index) => checkCall(call, `${where}.tool_calls[${index}]`, dialect)),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${where} has two calls with id ${String(id)}`),
  ]
}

function checkCall(call: unknown, where: string, dialect: ChatRequestDialect): string[] {
  if (!isObject(call) || call['type'] !== 'function' || !isObject(call['function'])) return [`${where} is no function`]
  const { name } = call['function']
  return [
    ...unknownFields(call, ['id', 'type', 'function', ...(dialect.toolCallFields ?? [])], where),
    ...unknownFields(call['function'], ['name', 'arguments'], `${where}.function`),
    ...(typeof call['id'] === 'string' && toolCallId.test(call['id']) ? [] : [`${where} has a bad id`]),
    ...(typeof name === 'string' && functionName.test(name) ? [] : [`${where} has a bad name`]),
    ...(isJsonObject(call['function']['arguments']) ? [] : [`${where}.arguments is no JSON object`]),
  ]
}

function isJsonObject(text: unknown): boolean {
  if (typeof text !== 'string') return false
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}
