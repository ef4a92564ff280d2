import type { ChatRequestDialect } from './chat-request-dialect.ts'
import { isObject, type JsonObject } from './shape.ts'

/** What a provider refuses beyond what all refuse. */
export function checkDialect(body: JsonObject, dialect: ChatRequestDialect): string[] {
  const messages = listOf(body['messages'])
  const parts = messages.flatMap((message) => listOf(message['content']))
  const calls = messages.flatMap((message) => listOf(message['tool_calls']))
  const answers = messages.filter(({ role }) => role === 'assistant')
  const tools = listOf(body['tools'])
  const choice = body['tool_choice']
  const problems: string[] = []
  const refuse = (isWrong: unknown, problem: string) => {
    if (isWrong) problems.push(problem)
  }
  for (const field of dialect.forbidden ?? []) refuse(body[field] !== undefined, `${field} is forbidden`)
  for (const field of dialect.required ?? []) refuse(body[field] === undefined, `${field} is missing`)
  refuse(dialect.modelId?.test(body['model'] as string) === false, `the model ${body['model'] as string}`)
  const effort = body['reasoning_effort'] as string | undefined
  refuse(effort !== undefined && dialect.efforts?.includes(effort) === false, `the effort ${effort}`)
  refuse(
    dialect.oneSystem && messages.slice(1).some(({ role }) => role === 'system'),
    'a system message after the first',
  )
  refuse(dialect.noFiles && parts.some(({ type }) => type === 'file'), 'a file')
  refuse(dialect.grammars && tools.some(hasLimits), 'a schema that no grammar can be made of')
  refuse(dialect.textOnly && parts.length > 0, 'a list of parts')
  refuse(dialect.noNullContent && answers.some(({ content }) => content === null), 'a content of null')
  refuse(dialect.noStrict && tools.some((tool) => isObject(tool['function']) && 'strict' in tool['function']), 'strict')
  refuse(dialect.noRemoteImages && parts.some(isRemoteImage), 'an image that is not in the request')
  refuse(dialect.moonshotSchemas && tools.some(isForeignToMoonshot), 'a schema that is none of Moonshot’s')
  refuse(tools.length > (dialect.mostTools ?? Infinity), `${tools.length} tools`)
  const ids = [...calls.map(({ id }) => id), ...messages.map((message) => message['tool_call_id'])]
  const isWrongId = (id: unknown) => typeof id === 'string' && dialect.toolCallId?.test(id) === false
  refuse(ids.some(isWrongId), 'an id of a call in a wrong form')
  refuse(
    dialect.bridgedTools && messages.some((message, index) => isUnbridged(message, messages[index - 1])),
    'no bridge',
  )
  const isThinkingOff = isObject(body['thinking']) && body['thinking']['type'] === 'disabled'
  refuse(
    !isThinkingOff && dialect.toolChoices && choice !== undefined && !dialect.toolChoices.includes(choice as string),
    `the tool_choice ${JSON.stringify(choice)}`,
  )
  const isWithoutReasoning = (message: JsonObject) => typeof message['reasoning_content'] !== 'string'
  refuse(dialect.reasoningEverywhere && answers.some(isWithoutReasoning), 'an answer without reasoning_content')
  refuse(
    dialect.reasoningBesideCalls &&
      answers.some((answer) => 'tool_calls' in answer && (isWithoutReasoning(answer) || !answer['reasoning_content'])),
    'reasoning_content is missing in assistant tool call message',
  )
  return problems
}

/** The body in OpenAI's words, where the provider has words of its own, with what is wrong about those. */
export function toStandard(body: JsonObject, dialect: ChatRequestDialect): { body: JsonObject; problems: string[] } {
  const problems: string[] = []
  const messages = listOf(body['messages']).map((message) => {
    const { prefix: _prefix, ...unprefixed } = message
    let standard: JsonObject = dialect.plainImages ? unprefixed : message
    if (Array.isArray(standard['content'])) standard = { ...standard, content: standard['content'].map(standardPart) }
    if (dialect.thinkingParts && standard['role'] === 'assistant') standard = withoutThinking(standard)
    return dialect.cacheMarks ? withoutMarks(standard) : standard
  })
  const marks = JSON.stringify(body).split('"cache_control":').length - 1
  if (dialect.cacheMarks && marks > 4) problems.push(`${marks} marks for the cache`)
  const choice =
    body['tool_choice'] === 'any' && dialect.toolChoices?.includes('any') ? { tool_choice: 'required' } : {}
  return { body: { ...body, messages, ...choice }, problems }

  function standardPart(part: unknown): unknown {
    if (!dialect.plainImages || !isObject(part) || part['type'] !== 'image_url') return part
    if (typeof part['image_url'] !== 'string') problems.push('an image that is no plain string')
    return { ...part, image_url: { url: part['image_url'] } }
  }
}

function withoutThinking(message: JsonObject): JsonObject {
  if (!Array.isArray(message['content'])) return message
  const texts = listOf(message['content']).filter(({ type }) => type === 'text')
  return { ...message, content: texts.map(({ text }) => text).join('') }
}

/** The message without marks for the cache, which stand elsewhere in the next turn. */
export function withoutMarks(message: JsonObject): JsonObject {
  if (!Array.isArray(message['content'])) return message
  const parts = listOf(message['content']).map(({ cache_control: _mark, ...part }) => part)
  const [first] = parts
  return { ...message, content: parts.length === 1 && first?.['type'] === 'text' ? first['text'] : parts }
}

function isUnbridged({ role }: JsonObject, previous: JsonObject | undefined): boolean {
  return previous?.['role'] === 'tool' && (role === 'user' || role === 'system')
}

function isForeignToMoonshot(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(isForeignToMoonshot)
  if (!isObject(schema)) return false
  return (
    ('anyOf' in schema && 'type' in schema) ||
    Array.isArray(schema['items']) ||
    Object.values(schema).some(isForeignToMoonshot)
  )
}

function hasLimits(tool: JsonObject): boolean {
  return /"(pattern|(min|max)(Length|Items))":(?!\{)/.test(JSON.stringify(tool))
}

function isRemoteImage({ image_url: image }: JsonObject): boolean {
  return isObject(image) && !String(image['url']).startsWith('data:')
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
