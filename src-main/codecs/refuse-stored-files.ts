import { failure, type Failure } from '../../shared/anthropic/errors.ts'
import type { MessagesRequest } from '../../shared/anthropic/messages.ts'
import { firstProblem, isObject, within, type Problem } from './json-problem.ts'

/**
 * A failure if the request names a file that is stored with Anthropic: only a Claude host can read it, and an answer
 * that silently leaves it out would be about something else (edge case 16).
 */
export function refuseStoredFiles(request: MessagesRequest): Failure | null {
  const problem = within('messages', firstProblem(request.messages, findInContent))
  return problem === null ? null : failure('invalid_request_error', problem)
}

function findInContent(owner: unknown): Problem {
  if (!isObject(owner) || !Array.isArray(owner['content'])) return null
  return within('content', firstProblem(owner['content'], findInBlock))
}

function findInBlock(block: unknown): Problem {
  if (!isObject(block)) return null
  const { source } = block
  if (isObject(source) && source['type'] === 'file') {
    return 'source.file_id: only a Claude model can read files stored with Anthropic; send the data as base64'
  }
  return within('source', findInContent(source)) ?? findInContent(block)
}
