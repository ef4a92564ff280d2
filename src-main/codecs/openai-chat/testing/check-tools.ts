import { functionName, isObject, unknownFields, type JsonObject } from './shape.ts'

/** Rules for `tools` and the fields that make sense only beside it. */
export function checkTools(body: JsonObject): string[] {
  const { tools, tool_choice: choice, parallel_tool_calls: parallel } = body
  if (tools === undefined) {
    return [
      ...(choice === undefined ? [] : ['tool_choice is only allowed with tools']),
      ...(parallel === undefined ? [] : ['parallel_tool_calls is only allowed with tools']),
    ]
  }
  if (!Array.isArray(tools) || tools.length === 0) return ['tools is no list, or empty']
  const names = tools.map(nameOf)
  return [
    ...tools.flatMap((tool, index) => checkTool(tool, `tools[${index}]`)),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two tools are named ${name}`),
    ...checkChoice(choice, names),
    ...(parallel === undefined || typeof parallel === 'boolean' ? [] : ['parallel_tool_calls is no boolean']),
  ]
}

function nameOf(tool: unknown): string {
  return isObject(tool) && isObject(tool['function']) ? String(tool['function']['name']) : ''
}

function checkTool(tool: unknown, where: string): string[] {
  if (!isObject(tool) || tool['type'] !== 'function' || !isObject(tool['function'])) return [`${where} is no function`]
  const { name, description, parameters, strict } = tool['function']
  return [
    ...unknownFields(tool, ['type', 'function'], where),
    ...unknownFields(tool['function'], ['name', 'description', 'parameters', 'strict'], `${where}.function`),
    ...(typeof name === 'string' && functionName.test(name) ? [] : [`${where} has a bad name`]),
    ...(description === undefined || typeof description === 'string' ? [] : [`${where} has a bad description`]),
    ...(strict === undefined || typeof strict === 'boolean' ? [] : [`${where}.function.strict is no boolean`]),
    ...checkParameters(parameters, `${where}.parameters`),
  ]
}

export function checkParameters(schema: unknown, where: string): string[] {
  if (!isObject(schema)) return [`${where} is no object`]
  const forbidden = ['$schema', 'oneOf', 'anyOf', 'allOf', 'enum', 'not', '$ref'].filter((keyword) => keyword in schema)
  return [
    ...(schema['type'] === 'object' ? [] : [`${where}.type is not object`]),
    ...(isObject(schema['properties']) ? [] : [`${where}.properties is missing`]),
    ...forbidden.map((keyword) => `${where} has ${keyword} at the top`),
    ...checkRequired(schema, where),
    ...arraysWithoutItems(schema, where),
  ]
}

function checkRequired(schema: JsonObject, where: string): string[] {
  const { required } = schema
  if (required === undefined) return []
  const isFine = Array.isArray(required) && required.every((name) => typeof name === 'string')
  return isFine ? [] : [`${where}.required is no list of names`]
}

/** OpenAI rejects `{ "type": "array" }` without `items`, wherever it stands. */
function arraysWithoutItems(schema: JsonObject, where: string): string[] {
  const { properties } = schema
  if (!isObject(properties)) return []
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isObject(property)) return [`${where}.properties.${name} is no object`]
    const isBare = property['type'] === 'array' && !('items' in property || 'prefixItems' in property)
    return [
      ...(isBare ? [`${where}.properties.${name} is an array without items`] : []),
      ...arraysWithoutItems(property, `${where}.properties.${name}`),
    ]
  })
}

function checkChoice(choice: unknown, names: readonly string[]): string[] {
  if (choice === undefined || choice === 'auto' || choice === 'none' || choice === 'required') return []
  if (!isObject(choice) || choice['type'] !== 'function') return ['tool_choice is none of the known forms']
  return names.includes(nameOf(choice)) ? [] : ['tool_choice names a tool that is not there']
}
