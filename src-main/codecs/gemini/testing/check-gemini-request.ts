import { checkContents, functionName } from './check-contents.ts'
import { checkGenerationConfig } from './check-generation-config.ts'
import { checkJsonSchema, checkOpenApiSchema } from './check-schema.ts'
import { asList, isObject, unknownFields, type JsonObject } from './shape.ts'

export interface GeminiServer {
  /** As in the path of the request, such as `gemini-2.5-flash`. */
  readonly model: string
  /** Whether a signature is one that this server gave out; without it any may be. */
  readonly isKnownSignature?: (signature: string) => boolean
  /** Vertex AI in its version 1 knows no ids of calls; elsewhere every call and response has one. */
  readonly isVertex?: boolean
  /** A server of another vendor, which knows Gemini's own form of schemas only. */
  readonly noJsonSchema?: boolean
}

/**
 * What is wrong with the body of a `generateContent` request; empty if all is well.
 *
 * Stricter than any one of Google's hosts and models: it holds what they reject taken together, in their words where
 * these are known, so that a body which passes here is accepted everywhere.
 */
export function checkGeminiRequest(body: unknown, server: GeminiServer): string[] {
  if (!isObject(body)) return ['the body is no object']
  const version = versionOf(server.model)
  const takesJsonSchema = version >= 2.5 && server.noJsonSchema !== true
  return [
    ...unknownFields(body, bodyFields, 'the body'),
    ...checkSystem(body['systemInstruction']),
    ...checkContents(body['contents'], { ...server, isThird: version >= 3 }),
    ...checkTools(body, takesJsonSchema),
    ...checkSafety(body['safetySettings']),
    ...checkGenerationConfig(body['generationConfig'], {
      ...server,
      version,
      takesJsonSchema,
      hasTools: body['tools'] !== undefined,
    }),
  ]
}

const bodyFields = ['contents', 'systemInstruction', 'tools', 'toolConfig', 'safetySettings', 'generationConfig']

function versionOf(model: string): number {
  const digits = /gemini-(\d+(?:\.\d)?)/.exec(model)?.[1]
  if (digits !== undefined) return Number(digits)
  return model.startsWith('gemini-') ? 99 : 0
}

function checkSystem(instruction: unknown): string[] {
  if (instruction === undefined) return []
  const parts = isObject(instruction) ? asList(instruction['parts']) : []
  const isFine =
    parts.length > 0 && parts.every((part) => isObject(part) && typeof part['text'] === 'string' && part['text'] !== '')
  return isFine ? [] : ['systemInstruction is no list of texts']
}

function checkTools({ tools, toolConfig }: JsonObject, takesJsonSchema: boolean): string[] {
  if (tools === undefined)
    return toolConfig === undefined ? [] : ['Function calling config is set without function_declarations']
  const [only, ...others] = asList(tools)
  if (others.length > 0 || !isObject(only)) return ['tools is no list of one']
  const declarations = asList(only['functionDeclarations']).filter(isObject)
  const names = declarations.map(({ name }) => name)
  return [
    ...unknownFields(only, ['functionDeclarations'], 'tools[0]'),
    ...(declarations.length === 0 ? ['tools[0] must have one initialized field'] : []),
    ...(new Set(names).size < names.length ? ['Duplicate function declaration found'] : []),
    ...declarations.flatMap((one, index) =>
      checkDeclaration(one, `tools[0].functionDeclarations[${index}]`, takesJsonSchema),
    ),
    ...checkChoice(toolConfig, names),
  ]
}

function checkDeclaration(declaration: JsonObject, where: string, takesJsonSchema: boolean): string[] {
  const { name, description, parameters, parametersJsonSchema } = declaration
  const problems = unknownFields(declaration, ['name', 'description', 'parameters', 'parametersJsonSchema'], where)
  if (typeof name !== 'string' || !functionName.test(name)) problems.push(`${where}: Invalid function name`)
  if (description !== undefined && (typeof description !== 'string' || description === '')) {
    problems.push(`${where}.description is no text`)
  }
  if (parametersJsonSchema !== undefined) {
    if (parameters !== undefined || !takesJsonSchema)
      problems.push(`${where}: parametersJsonSchema is not allowed here`)
    problems.push(...checkJsonSchema(parametersJsonSchema, `${where}.parametersJsonSchema`))
  }
  if (parameters !== undefined) problems.push(...checkOpenApiSchema(parameters, `${where}.parameters`))
  const schema = parametersJsonSchema ?? parameters
  if (isObject(schema)) {
    if (!/^object$/i.test(String(schema['type']))) problems.push(`${where}: parameters schema should be of type OBJECT`)
    const isOpen = schema['additionalProperties'] !== undefined || schema['description'] !== undefined
    if (Object.keys(isObject(schema['properties']) ? schema['properties'] : {}).length === 0 && !isOpen) {
      problems.push(`${where}: parameters.properties should be non-empty for OBJECT type`)
    }
  }
  return problems
}

function checkChoice(toolConfig: unknown, names: readonly unknown[]): string[] {
  if (toolConfig === undefined) return []
  const choice = isObject(toolConfig) ? toolConfig['functionCallingConfig'] : undefined
  if (!isObject(choice)) return ['toolConfig has no functionCallingConfig']
  const { mode, allowedFunctionNames: allowed } = choice
  const problems = unknownFields(choice, ['mode', 'allowedFunctionNames'], 'functionCallingConfig')
  if (!['AUTO', 'ANY', 'NONE'].includes(String(mode))) problems.push('functionCallingConfig.mode is not known')
  if (allowed === undefined) return problems
  if (mode !== 'ANY')
    problems.push('allowed_function_names should only be set when function_calling_config.mode is ANY')
  return [
    ...problems,
    ...asList(allowed).flatMap((name) => (names.includes(name) ? [] : [`${String(name)} is not declared`])),
  ]
}

function checkSafety(settings: unknown): string[] {
  if (settings === undefined) return []
  const list = asList(settings).filter(isObject)
  const categories = list.map(({ category }) => String(category))
  return [
    ...(new Set(categories).size < categories.length ? ['two safety settings for one category'] : []),
    ...categories.filter(
      (one) => !/^HARM_CATEGORY_(HARASSMENT|HATE_SPEECH|SEXUALLY_EXPLICIT|DANGEROUS_CONTENT)$/.test(one),
    ),
    ...list.flatMap(({ threshold }) => (['OFF', 'BLOCK_NONE'].includes(String(threshold)) ? [] : ['bad threshold'])),
  ]
}
