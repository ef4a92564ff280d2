import { failure, type Failure } from '../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../shared/anthropic/messages.ts'
import { exceedsDepth } from './request-checks/exceeds-depth.ts'
import { findRequestProblem } from './request-checks/find-request-problem.ts'
import { isObject, type JsonObject } from './json-problem.ts'

export interface ParsedRequest {
  readonly ok: true
  readonly request: MessagesRequest
}

/** Levels of arrays and objects. Real tool schemas stay below 50; at some thousands `JSON.stringify` gives up. */
export const maxNesting = 500

/**
 * Reads the body of `POST /v1/messages`.
 *
 * This is on the path of every request, so it parses once and looks only at what the code behind it relies on. Whatever
 * is unknown (fields, block types, tool types) passes (edge cases 23 and 46); what would break later becomes a 400 that
 * names the field (262). Of a key given twice the last one counts, as in `JSON.parse`. Never throws.
 */
export function parseMessagesRequest(text: string): ParsedRequest | Failure {
  const body = parseBody(text)
  if (typeof body === 'string') return failure('invalid_request_error', body)
  const problem = findMaxTokensProblem(body) ?? findRequestProblem(body)
  return problem === null ? accepted(body) : failure('invalid_request_error', problem)
}

/** Reads the body of `POST /v1/messages/count_tokens`, in which `max_tokens` means nothing (edge case 235). */
export function parseCountTokensRequest(text: string): ParsedRequest | Failure {
  const body = parseBody(text)
  if (typeof body === 'string') return failure('invalid_request_error', body)
  const problem = findRequestProblem(body)
  return problem === null ? accepted(body) : failure('invalid_request_error', problem)
}

function accepted(body: JsonObject): ParsedRequest {
  return { ok: true, request: body as unknown as MessagesRequest }
}

/** The object in a body, or what is wrong with the text. */
function parseBody(text: string): JsonObject | string {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    return describeSyntaxError(text, error)
  }
  if (!isObject(body)) return 'The request body must be a JSON object'
  if (exceedsDepth(body, maxNesting)) return `The request body is nested deeper than ${maxNesting} levels`
  return withoutNulls(body)
}

/** Tells the place but not the text there, which may be private. */
function describeSyntaxError(text: string, error: unknown): string {
  if (text.trim() === '') return 'The request body is empty; it must be a JSON object'
  const position = /at position (\d+)/.exec(String(error))?.[1]
  return `The request body is not valid JSON${position === undefined ? '' : `: see character ${position}`}`
}

/** A field that is null counts as absent, so that the code behind need not know two kinds of nothing. */
function withoutNulls(body: JsonObject): JsonObject {
  if (!Object.values(body).includes(null)) return body
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

/** 0 is legal: it fills the prompt cache without an answer (edge case 39). */
function findMaxTokensProblem({ max_tokens: maxTokens }: JsonObject): string | null {
  if (maxTokens === undefined || (Number.isSafeInteger(maxTokens) && Number(maxTokens) >= 0)) return null
  return 'max_tokens: must be a whole number of at least 0'
}
