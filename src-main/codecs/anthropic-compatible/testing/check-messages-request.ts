import type { MessagesDialect } from './messages-dialects.ts'

type JsonObject = Readonly<Record<string, unknown>>

/**
 * Checks the body of a Messages request as a vendor would that knows nothing but the core of the API, and no field
 * beyond it. Stricter than any real one. Returns one sentence for each problem.
 */
export function checkMessagesRequest(body: unknown, dialect: MessagesDialect = {}): readonly string[] {
  if (!isObject(body)) return ['the body is no object']
  const { model, max_tokens: most, system, messages, tools, tool_choice: choice, thinking } = body
  return [
    ...unknown(body, fields, 'body'),
    ...(typeof model === 'string' && model !== '' && !model.startsWith('claude') ? [] : ['model is not the vendor’s']),
    ...(Number.isInteger(most) && (most as number) > 0 ? [] : ['max_tokens is no positive integer']),
    ...(system === undefined ? [] : checkBlocks(system, ['text'], 'system')),
    ...(JSON.stringify(system ?? '').includes('x-anthropic-billing-header') ? ['system has a billing header'] : []),
    ...checkMessages(messages),
    ...checkTools(tools, choice),
    ...checkThinking(thinking, most),
    ...checkOutputConfig(body['output_config'], dialect),
    ...(!dialect.documents && JSON.stringify(messages)?.includes('"type":"document"') ? ['a document'] : []),
    ...((JSON.stringify(body).match(/"cache_control"/g) ?? []).length > 4 ? ['more than 4 cache marks'] : []),
  ]
}

const fields = [
  ...['model', 'max_tokens', 'system', 'messages', 'stream', 'tools', 'tool_choice', 'thinking', 'output_config'],
  ...['temperature', 'top_p', 'top_k', 'stop_sequences'],
]

const blockFields: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  image: ['source'],
  document: ['source', 'title'],
  thinking: ['thinking', 'signature'],
  redacted_thinking: ['data'],
  tool_use: ['id', 'name', 'input'],
  tool_result: ['tool_use_id', 'content', 'is_error'],
}

function checkMessages(messages: unknown): string[] {
  if (!Array.isArray(messages) || messages.length === 0) return ['messages is no list, or empty']
  let waiting: readonly unknown[] = []
  let previous: unknown = 'assistant'
  const problems = messages.flatMap((message: unknown, index): string[] => {
    const where = `messages[${index}]`
    if (!isObject(message)) return [`${where} is no object`]
    const { role, content } = message
    const isUser = role === 'user'
    if (!isUser && role !== 'assistant') return [`${where} has the role ${String(role)}`]
    const blocks = Array.isArray(content) ? content.filter(isObject) : []
    const results = blocks.filter(({ type }) => type === 'tool_result').map((block) => block['tool_use_id'])
    const leading = blocks.slice(0, results.length).every(({ type }) => type === 'tool_result')
    const found = [
      ...unknown(message, ['role', 'content'], where),
      ...(role === previous ? [`${where} has the same role as the one before`] : []),
      ...checkBlocks(content, isUser ? userTypes : assistantTypes, where),
      ...(isUser && JSON.stringify(results) !== JSON.stringify(waiting) ? [`${where} does not answer the calls`] : []),
      ...(leading ? [] : [`${where} has results behind other blocks`]),
    ]
    waiting = isUser ? [] : blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => id)
    previous = role
    return found
  })
  return waiting.length === 0 ? problems : [...problems, 'calls without results at the end']
}

const userTypes = ['text', 'image', 'document', 'tool_result']
const assistantTypes = ['text', 'thinking', 'redacted_thinking', 'tool_use']

function checkBlocks(blocks: unknown, types: readonly string[], where: string): string[] {
  if (!Array.isArray(blocks) || blocks.length === 0) return [`${where} has no blocks`]
  return blocks.flatMap((block: unknown, index) => {
    const place = `${where}[${index}]`
    if (!isObject(block)) return [`${place} is no object`]
    const type = String(block['type'])
    if (!types.includes(type)) return [`${place} has the type ${type}`]
    return [
      ...unknown(block, ['type', 'cache_control', ...(blockFields[type] ?? [])], place),
      ...checkBlock(block, type, place),
    ]
  })
}

function checkBlock(block: JsonObject, type: string, where: string): string[] {
  switch (type) {
    case 'text': {
      const text = block['text']
      return typeof text === 'string' && text.trim() !== '' && text.isWellFormed() ? [] : [`${where} has a bad text`]
    }
    case 'thinking':
      // What FreeCC sealed, and what Anthropic signed, means nothing to a vendor.
      return /^(freecc\.|Eq)/.test(String(block['signature'])) ? [`${where} is thinking of another maker`] : []
    case 'tool_use':
      return isObject(block['input']) && /^\S{1,64}$/.test(String(block['id'])) && toolName.test(String(block['name']))
        ? []
        : [`${where} is a bad call`]
    case 'tool_result':
      return checkBlocks(block['content'], ['text', 'image', 'document'], `${where}.content`)
    default:
      return []
  }
}

const toolName = /^[a-zA-Z0-9_-]{1,64}$/

function checkTools(tools: unknown, choice: unknown): string[] {
  if (tools === undefined) return choice === undefined ? [] : ['tool_choice without tools']
  if (!Array.isArray(tools) || tools.length === 0) return ['tools is no list, or empty']
  return tools.flatMap((tool: unknown, index) => {
    if (!isObject(tool)) return [`tools[${index}] is no object`]
    const schema = tool['input_schema']
    return [
      ...unknown(tool, ['name', 'description', 'input_schema', 'cache_control'], `tools[${index}]`),
      ...(toolName.test(String(tool['name'])) ? [] : [`tools[${index}] has a bad name`]),
      ...(isObject(schema) && schema['type'] === 'object' ? [] : [`tools[${index}] has no object schema`]),
    ]
  })
}

function checkThinking(thinking: unknown, most: unknown): string[] {
  if (thinking === undefined) return []
  if (!isObject(thinking)) return ['thinking is no object']
  const { type, budget_tokens: budget } = thinking
  const isFine =
    budget === undefined || (type === 'enabled' && Number(budget) >= 1_024 && Number(budget) < Number(most))
  return [
    ...unknown(thinking, ['type', 'budget_tokens'], 'thinking'),
    ...(['enabled', 'adaptive', 'disabled'].includes(String(type)) ? [] : ['thinking has an unknown type']),
    ...(isFine ? [] : ['thinking has a bad budget']),
  ]
}

function checkOutputConfig(config: unknown, { efforts = [], schemas }: MessagesDialect): string[] {
  if (config === undefined) return []
  if (!isObject(config)) return ['output_config is no object']
  const { effort, format } = config
  const schema = isObject(format) && format['type'] === 'json_schema' ? format['schema'] : undefined
  return [
    ...unknown(config, [...(efforts.length > 0 ? ['effort'] : []), ...(schemas ? ['format'] : [])], 'output_config'),
    ...(Object.keys(config).length > 0 ? [] : ['output_config is empty']),
    ...(effort === undefined || efforts.some((level) => level === effort) ? [] : ['the effort is none of the levels']),
    ...(format === undefined || isObject(schema) ? [] : ['output_config.format has no schema']),
  ]
}

function unknown(object: JsonObject, known: readonly string[], where: string): string[] {
  return Object.keys(object)
    .filter((field) => object[field] !== undefined && !known.includes(field))
    .map((field) => `${where}.${field} is unknown`)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
