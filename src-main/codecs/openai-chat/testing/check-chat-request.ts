import type { ChatRequestDialect } from './chat-request-dialect.ts'
import { checkDialect, toStandard } from './check-dialect.ts'
import { checkMessages } from './check-messages.ts'
import { checkTools } from './check-tools.ts'
import { isObject, unknownFields } from './shape.ts'

/**
 * What is wrong with the body of a Chat Completions request; empty if all is well.
 *
 * Stricter than any one server: it holds what OpenAI, its strict imitators and chat templates reject taken together, so
 * that a body which passes here is accepted everywhere.
 */
export function checkChatRequest(given: unknown, dialect: ChatRequestDialect = {}): string[] {
  if (!isObject(given)) return ['the body is no object']
  if (!Array.isArray(given['messages'])) return ['messages is no list, or empty']
  const { body, problems } = toStandard(given, dialect)
  return [
    ...problems,
    ...checkDialect(given, dialect),
    ...unknownFields(body, [...bodyFields, ...(dialect.bodyFields ?? [])], 'body'),
    ...checkMessages(body['messages'], dialect),
    ...checkTools(body),
    ...checkScalars(body),
  ]
}

const bodyFields = [
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'stop',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'reasoning_effort',
  'response_format',
  'prompt_cache_key',
]

function checkScalars(body: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = []
  const check = (field: string, holds: (value: unknown) => boolean, rule: string) => {
    if (field in body && body[field] !== undefined && !holds(body[field])) problems.push(`${field} ${rule}`)
  }
  if (typeof body['model'] !== 'string' || body['model'] === '') problems.push('model is missing')
  check('model', (value) => !/\[1m\]$/i.test(String(value)), 'has a [1m] suffix, which only the client knows')
  check('stream', (value) => typeof value === 'boolean', 'is no boolean')
  check('max_tokens', isCount, 'is no positive integer')
  check('max_completion_tokens', isCount, 'is no positive integer')
  check('max_tokens', () => body['max_completion_tokens'] === undefined, 'and max_completion_tokens exclude each other')
  check('temperature', (value) => isBetween(value, 2), 'is not between 0 and 2')
  check('top_p', (value) => isBetween(value, 1), 'is not between 0 and 1')
  check('stop', isStopList, 'must be one to four strings with visible characters')
  check('stream_options', () => body['stream'] === true, 'is only allowed with stream')
  check('stream_options', isStreamOptions, 'must be { include_usage: true }')
  check('reasoning_effort', (value) => efforts.includes(String(value)), 'is none of the known levels')
  check(
    'prompt_cache_key',
    (value) => typeof value === 'string' && /^.{1,64}$/.test(value),
    'is not 1 to 64 characters',
  )
  check('response_format', isJsonSchemaFormat, 'is no named JSON schema')
  return problems
}

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0
}

function isBetween(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most
}

function isStopList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= 4 &&
    value.every((entry) => typeof entry === 'string' && entry.trim() !== '')
  )
}

function isStreamOptions(value: unknown): boolean {
  return isObject(value) && value['include_usage'] === true && Object.keys(value).length === 1
}

function isJsonSchemaFormat(value: unknown): boolean {
  if (!isObject(value) || value['type'] !== 'json_schema' || !isObject(value['json_schema'])) return false
  const { name, schema } = value['json_schema']
  return typeof name === 'string' && /^[a-zA-Z0-9_-]{1,64}$/.test(name) && isObject(schema)
}
