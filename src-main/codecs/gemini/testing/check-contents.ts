import { asList, isObject, unknownFields, type JsonObject } from './shape.ts'

export interface ContentRules {
  /** Gemini 3 and later: the first call of an answer is signed, and functions may return images and PDFs. */
  readonly isThird: boolean
  readonly isVertex?: boolean
  /** Whether a signature is one that this server gave out; without it any may be. */
  readonly isKnownSignature?: (signature: string) => boolean
}

/** Rules for roles, order, calls with their responses, signatures and media. */
export function checkContents(contents: unknown, rules: ContentRules): string[] {
  const list = asList(contents)
  if (list.length === 0) return ['contents is no list, or empty']
  const problems: string[] = []
  let waiting: readonly JsonObject[] = []
  let previous: unknown = 'model'
  for (const [index, content] of list.entries()) {
    const where = `contents[${index}]`
    if (!isObject(content)) {
      problems.push(`${where} is no object`)
      continue
    }
    const { role } = content
    const parts = asList(content['parts']).filter(isObject)
    problems.push(...unknownFields(content, ['role', 'parts'], where))
    if (role !== 'user' && role !== 'model') problems.push(`${where}: please use a valid role: user, model`)
    if (role === previous) problems.push(`${where} has the same role as the content before, or the model speaks first`)
    if (parts.length === 0) problems.push(`${where} must include at least one parts field`)
    for (const [position, part] of parts.entries()) {
      problems.push(...checkPart(part, role, `${where}.parts[${position}]`, rules))
    }
    problems.push(...checkResponses(parts, waiting, where))
    if (role === 'model' && rules.isThird) problems.push(...checkSigned(parts, where))
    waiting = role === 'model' ? parts.map((part) => part['functionCall']).filter(isObject) : []
    const ids = waiting.flatMap(({ id }) => id ?? [])
    if (new Set(ids).size < ids.length) problems.push(`${where} has two calls with the same id`)
    previous = role
  }
  if (previous !== 'user') problems.push('the last content is not of the user')
  return problems
}

/** The responses follow their calls at once, first in the next content, as many and in the same order. */
function checkResponses(parts: readonly JsonObject[], calls: readonly JsonObject[], where: string): string[] {
  const responses = parts.map((part) => part['functionResponse']).filter(isObject)
  if (responses.length !== calls.length) {
    return [`${where}: ${responses.length} function response parts for ${calls.length} function calls`]
  }
  const problems = responses.flatMap((response, index) => {
    const call = calls[index]
    const isMatch = call?.['name'] === response['name'] && call?.['id'] === response['id']
    return isMatch ? [] : [`${where}: the function response ${index} does not belong to the call ${index}`]
  })
  const isFirst = parts.slice(0, responses.length).every((part) => 'functionResponse' in part)
  return isFirst ? problems : [...problems, `${where}: something stands before the function responses`]
}

function checkSigned(parts: readonly JsonObject[], where: string): string[] {
  const first = parts.find((part) => 'functionCall' in part)
  const isSigned = first === undefined || typeof first['thoughtSignature'] === 'string'
  return isSigned ? [] : [`${where}: function call is missing a thought_signature in functionCall parts`]
}

const kinds = ['text', 'inlineData', 'fileData', 'functionCall', 'functionResponse']

function checkPart(part: JsonObject, role: unknown, where: string, rules: ContentRules): string[] {
  const kind = kinds.filter((field) => part[field] !== undefined)
  const problems = unknownFields(part, [...kinds, 'thought', 'thoughtSignature'], where)
  if (kind.length !== 1) return [...problems, `${where} must have exactly one kind of data`]
  problems.push(...checkSignature(part['thoughtSignature'], role, where, rules))
  if (part['thought'] !== undefined && (part['thought'] !== true || role !== 'model')) {
    problems.push(`${where}.thought is not for this part`)
  }
  const { text, inlineData, fileData, functionCall, functionResponse } = part
  if (text !== undefined) problems.push(...checkText(text, part['thoughtSignature'] !== undefined, where))
  if (inlineData !== undefined) problems.push(...checkBlob(inlineData, mediaTypes, `${where}.inlineData`))
  if (fileData !== undefined) problems.push(...checkFile(fileData, `${where}.fileData`))
  if (functionCall !== undefined) {
    if (role !== 'model') problems.push(`${where}: function calls are of the model`)
    problems.push(...checkCall(functionCall, `${where}.functionCall`, rules))
  }
  if (functionResponse !== undefined) {
    if (role !== 'user') problems.push(`${where}: function responses are of the user`)
    problems.push(...checkResponse(functionResponse, `${where}.functionResponse`, rules))
  }
  return problems
}

/** Google's own word for a signature that is not known. */
const skip = 'skip_thought_signature_validator'

function checkSignature(
  signature: unknown,
  role: unknown,
  where: string,
  { isKnownSignature }: ContentRules,
): string[] {
  if (signature === undefined) return []
  if (role !== 'model') return [`${where}: only the model's parts are signed`]
  if (typeof signature !== 'string' || !/^[A-Za-z0-9+/_-]+=*$/.test(signature)) return [`${where}: no base64`]
  const isKnown = signature === skip || (isKnownSignature?.(signature) ?? true)
  return isKnown ? [] : [`${where}: Thought signature is not valid`]
}

function checkText(text: unknown, isSigned: boolean, where: string): string[] {
  if (typeof text !== 'string') return [`${where}.text is no string`]
  if (text.trim() === '' && !isSigned) return [`${where}.text is empty`]
  return text.isWellFormed() ? [] : [`${where}.text has half a surrogate pair`]
}

const mediaTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf']
const returnedTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf']

function checkBlob(blob: unknown, allowed: readonly string[], where: string): string[] {
  if (!isObject(blob)) return [`${where} is no object`]
  const { mimeType, data } = blob
  const problems = unknownFields(blob, ['mimeType', 'data'], where)
  if (typeof mimeType !== 'string' || !allowed.includes(mimeType)) problems.push(`${where}: unsupported MIME type`)
  if (typeof data !== 'string' || !/^[A-Za-z0-9+/_-]+=*$/.test(data)) problems.push(`${where}.data is no base64`)
  return problems
}

function checkFile(file: unknown, where: string): string[] {
  if (!isObject(file)) return [`${where} is no object`]
  const { mimeType, fileUri } = file
  const isFine = typeof mimeType === 'string' && typeof fileUri === 'string' && /^https?:\/\/./.test(fileUri)
  return [...unknownFields(file, ['mimeType', 'fileUri'], where), ...(isFine ? [] : [`${where} is no file`])]
}

/** As Google's description has it, and no longer than Vertex AI takes. */
export const functionName = /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/

function checkCall(call: unknown, where: string, rules: ContentRules): string[] {
  if (!isObject(call)) return [`${where} is no object`]
  const { name, args } = call
  const problems = [...unknownFields(call, ['id', 'name', 'args'], where), ...checkId(call, where, rules)]
  if (typeof name !== 'string' || !functionName.test(name)) problems.push(`${where}.name is not allowed`)
  if (!isObject(args)) problems.push(`${where}.args is no object`)
  return problems
}

function checkId({ id }: JsonObject, where: string, { isVertex }: ContentRules): string[] {
  if (isVertex === true) return id === undefined ? [] : [`Unknown name "id" at ${where}`]
  return typeof id === 'string' && id !== '' ? [] : [`${where}.id is missing`]
}

function checkResponse(response: unknown, where: string, rules: ContentRules): string[] {
  if (!isObject(response)) return [`${where} is no object`]
  const known = ['id', 'name', 'response', 'parts']
  const problems = [...unknownFields(response, known, where), ...checkId(response, where, rules)]
  const said = isObject(response['response']) ? response['response'] : {}
  problems.push(...unknownFields(said, ['output', 'error'], `${where}.response`))
  const [first, ...others] = Object.values(said)
  if (others.length > 0 || typeof first !== 'string' || first.trim() === '') {
    problems.push(`${where}.response has neither output nor error, or both`)
  }
  if (response['parts'] === undefined) return problems
  if (!rules.isThird) problems.push(`${where}: this model does not support multimodal function responses`)
  return [
    ...problems,
    ...asList(response['parts']).flatMap((part, index) => {
      const at = `${where}.parts[${index}]`
      if (!isObject(part)) return [`${at} is no object`]
      return [...unknownFields(part, ['inlineData'], at), ...checkBlob(part['inlineData'], returnedTypes, at)]
    }),
  ]
}
