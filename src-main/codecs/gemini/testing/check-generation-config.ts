import { checkJsonSchema, checkOpenApiSchema } from './check-schema.ts'
import { asList, isObject, unknownFields, type JsonObject } from './shape.ts'

export interface ConfigRules {
  readonly model: string
  /** Of the model, such as 2.5. */
  readonly version: number
  readonly takesJsonSchema: boolean
  readonly hasTools: boolean
}

/** Rules for limits, sampling, the form of the answer and thinking. */
export function checkGenerationConfig(config: unknown, rules: ConfigRules): string[] {
  if (config === undefined) return []
  if (!isObject(config)) return ['generationConfig is no object']
  const problems = unknownFields(config, configFields, 'generationConfig')
  const check = (field: string, holds: (value: unknown) => boolean, rule: string) => {
    if (config[field] !== undefined && !holds(config[field])) problems.push(`generationConfig.${field} ${rule}`)
  }
  const isOlder = rules.version < 3
  check('maxOutputTokens', (tokens) => isWholeBetween(tokens, 1, 65_536), 'is out of range')
  check('temperature', (value) => isOlder && isNumberUpTo(value, 2), 'is not for this model, or out of range')
  check('topP', (value) => isOlder && isNumberUpTo(value, 1), 'is not for this model, or out of range')
  check('topK', (value) => isOlder && isWholeBetween(value, 1, 64 * 1024), 'is not for this model, or out of range')
  check('stopSequences', isStopList, 'must be one to five strings that are not empty')
  return [...problems, ...checkForm(config, rules), ...checkThinking(config['thinkingConfig'], rules)]
}

const configFields = [
  'maxOutputTokens',
  'temperature',
  'topP',
  'topK',
  'stopSequences',
  'responseMimeType',
  'responseSchema',
  'responseJsonSchema',
  'thinkingConfig',
]

function isWholeBetween(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
}

function isNumberUpTo(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most
}

function isStopList(value: unknown): boolean {
  const list = asList(value)
  return list.length >= 1 && list.length <= 5 && list.every((one) => typeof one === 'string' && one !== '')
}

function checkForm(config: JsonObject, { takesJsonSchema, hasTools, version }: ConfigRules): string[] {
  const { responseMimeType: mimeType, responseSchema, responseJsonSchema } = config
  const problems: string[] = []
  if (mimeType === undefined) {
    return responseSchema === undefined && responseJsonSchema === undefined ? [] : ['a schema without responseMimeType']
  }
  if (mimeType !== 'application/json') problems.push('responseMimeType is not application/json')
  if (hasTools && version < 3)
    problems.push("Function calling with a response mime type: 'application/json' is unsupported")
  if (responseSchema !== undefined && responseJsonSchema !== undefined) problems.push('two schemas for the answer')
  if (responseSchema !== undefined) problems.push(...checkOpenApiSchema(responseSchema, 'responseSchema'))
  if (responseJsonSchema !== undefined) {
    if (!takesJsonSchema) problems.push('responseJsonSchema is not for this model')
    problems.push(...checkJsonSchema(responseJsonSchema, 'responseJsonSchema'))
  }
  return problems
}

function checkThinking(thinking: unknown, { model, version }: ConfigRules): string[] {
  if (thinking === undefined) return []
  if (!isObject(thinking)) return ['thinkingConfig is no object']
  const { thinkingBudget: budget, thinkingLevel: level } = thinking
  const problems = unknownFields(thinking, ['includeThoughts', 'thinkingBudget', 'thinkingLevel'], 'thinkingConfig')
  if (version < 2.5) problems.push('Thinking is not enabled for this model')
  if (budget !== undefined && level !== undefined) problems.push('a thinking budget and a level exclude each other')
  if (budget !== undefined && (version >= 3 || !isBudget(model, Number(budget)))) {
    problems.push(`The thinking budget ${Number(budget)} is invalid for ${model}`)
  }
  if (level !== undefined && (version < 3 || !levelsOf(model).includes(level))) {
    problems.push('Thinking level is not supported for this model')
  }
  return problems
}

function isBudget(model: string, budget: number): boolean {
  if (budget === -1) return true
  if (model.includes('pro')) return isWholeBetween(budget, 128, 32_768)
  return budget === 0 || isWholeBetween(budget, model.includes('lite') ? 512 : 1, 24_576)
}

function levelsOf(model: string): readonly unknown[] {
  if (/gemini-3-pro/.test(model)) return ['LOW', 'HIGH']
  return /gemini-3(\.[0-5])?-flash/.test(model) ? ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'] : ['LOW', 'MEDIUM', 'HIGH']
}
