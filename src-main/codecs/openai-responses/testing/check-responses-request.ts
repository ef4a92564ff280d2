import { functionName, isObject, unknownFields, type JsonObject } from '../../openai-chat/testing/shape.ts'
import { checkParameters } from '../../openai-chat/testing/check-tools.ts'
import { checkInput } from './check-input.ts'
import type { ResponsesDialect } from './responses-dialect.ts'

/**
 * What is wrong with the body of a request to the Responses API; empty if all is well. Stricter than any one server: a
 * body that passes without a dialect is accepted everywhere.
 */
export function checkResponsesRequest(body: unknown, dialect: ResponsesDialect = {}): string[] {
  if (!isObject(body)) return ['the body is no object']
  return [
    ...unknownFields(body, [...bodyFields, ...(dialect.bodyFields ?? [])], 'body'),
    ...(dialect.forbidden ?? []).filter((field) => field in body).map((field) => `${field} is not accepted here`),
    ...(dialect.required ?? []).filter((field) => !(field in body)).map((field) => `${field} is missing`),
    ...checkInput(body['input'], dialect),
    ...checkTools(body),
    ...checkScalars(body),
  ]
}

/** There is no `previous_response_id` among them: nothing is stored (edge case 55). */
const bodyFields = [
  'model',
  'instructions',
  'input',
  'stream',
  'store',
  'include',
  'max_output_tokens',
  'temperature',
  'top_p',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'reasoning',
  'text',
]

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']

function checkScalars(body: JsonObject): string[] {
  const problems: string[] = []
  const check = (field: string, holds: (value: unknown) => boolean, rule: string) => {
    if (body[field] !== undefined && !holds(body[field])) problems.push(`${field} ${rule}`)
  }
  if (typeof body['model'] !== 'string' || body['model'] === '') problems.push('model is missing')
  if (body['store'] !== false) problems.push('store must be false')
  check('model', (value) => !/\[1m\]$/i.test(String(value)), 'has a [1m] suffix, which only the client knows')
  check('instructions', (value) => typeof value === 'string' && value.isWellFormed(), 'is no text')
  check('stream', (value) => typeof value === 'boolean', 'is no boolean')
  check('include', (value) => JSON.stringify(value) === '["reasoning.encrypted_content"]', 'asks for something else')
  check('max_output_tokens', (value) => Number.isSafeInteger(value) && Number(value) >= 16, 'is below 16')
  check('temperature', (value) => typeof value === 'number' && value >= 0 && value <= 2, 'is not between 0 and 2')
  check('top_p', (value) => typeof value === 'number' && value >= 0 && value <= 1, 'is not between 0 and 1')
  check('reasoning', isReasoning, 'has unknown settings')
  check('text', isFormat, 'is no named JSON schema')
  for (const field of ['prompt_cache_key', 'safety_identifier']) {
    check(field, (value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value), 'is not 1 to 64 characters')
  }
  return problems
}

function isReasoning(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length === 0) return false
  const { effort, summary, ...others } = value
  const isEffort = effort === undefined || efforts.some((known) => known === effort)
  return isEffort && (summary === undefined || summary === 'auto') && Object.keys(others).length === 0
}

function isFormat(value: unknown): boolean {
  const format = isObject(value) && Object.keys(value).join() === 'format' ? value['format'] : undefined
  if (!isObject(format) || unknownFields(format, ['type', 'name', 'schema', 'strict'], '').length > 0) return false
  const { type, name, schema, strict } = format
  return type === 'json_schema' && functionName.test(String(name)) && isObject(schema) && typeof strict === 'boolean'
}

/** Tools are flat here, and strict unless they say otherwise (edge case 60). */
function checkTools({ tools, tool_choice: choice, parallel_tool_calls: parallel }: JsonObject): string[] {
  if (tools === undefined) {
    return [
      ...(choice === undefined ? [] : ['tool_choice is only allowed with tools']),
      ...(parallel === undefined ? [] : ['parallel_tool_calls is only allowed with tools']),
    ]
  }
  if (!Array.isArray(tools) || tools.length === 0) return ['tools is no list, or empty']
  if (tools.length > 128) return ['tools are more than 128']
  const names = tools.map((tool: unknown) => (isObject(tool) ? String(tool['name']) : ''))
  return [
    ...tools.flatMap((tool: unknown, index) => checkTool(tool, `tools[${index}]`)),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two tools are named ${name}`),
    ...checkChoice(choice, names),
    ...(parallel === undefined || parallel === false ? [] : ['parallel_tool_calls is not false']),
  ]
}

function checkTool(tool: unknown, where: string): string[] {
  if (!isObject(tool) || tool['type'] !== 'function') return [`${where} is no function`]
  const { name, description, parameters, strict } = tool
  return [
    ...unknownFields(tool, ['type', 'name', 'description', 'parameters', 'strict'], where),
    ...(typeof name === 'string' && functionName.test(name) ? [] : [`${where} has a bad name`]),
    ...(description === undefined || typeof description === 'string' ? [] : [`${where} has a bad description`]),
    ...(typeof strict === 'boolean' ? [] : [`${where} does not say whether it is strict`]),
    ...checkParameters(parameters, `${where}.parameters`),
  ]
}

function checkChoice(choice: unknown, names: readonly string[]): string[] {
  if (choice === undefined || choice === 'auto' || choice === 'none' || choice === 'required') return []
  if (!isObject(choice) || choice['type'] !== 'function') return ['tool_choice is none of the known forms']
  const unknown = unknownFields(choice, ['type', 'name'], 'tool_choice')
  return names.includes(String(choice['name'])) ? unknown : ['tool_choice names a tool that is not there']
}
