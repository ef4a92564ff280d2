import { firstProblem, isObject, optional, required, within, type JsonObject, type Problem } from '../json-problem.ts'
import { findImageProblem } from './find-image-problem.ts'

/** What is wrong with the content of a message: text, or an array of blocks. */
export function findContentProblem(owner: JsonObject): Problem {
  const { content } = owner
  if (typeof content === 'string') return null
  if (!Array.isArray(content)) return 'content: must be a string or an array of content blocks'
  return within('content', firstProblem(content, findBlockProblem))
}

/** Only the fields that codecs read are looked at; a block of unknown type needs no more than its type. */
function findBlockProblem(block: unknown): Problem {
  if (!isObject(block) || typeof block['type'] !== 'string') return 'type: must be a string naming the kind of block'
  switch (block['type']) {
    case 'text':
      return required(block, 'text', 'string')
    case 'image':
      return within('source', findImageProblem(block['source']))
    case 'document':
      return optional(block, 'title', 'string') ?? optional(block, 'context', 'string') ?? findDocumentProblem(block)
    case 'thinking':
      return required(block, 'thinking', 'string') ?? optional(block, 'signature', 'string')
    case 'redacted_thinking':
      return required(block, 'data', 'string')
    case 'tool_use':
      return required(block, 'id', 'string') ?? required(block, 'name', 'string')
    case 'tool_result':
      return required(block, 'tool_use_id', 'string') ?? findOptionalContentProblem(block)
    case 'tool_reference':
      return required(block, 'tool_name', 'string')
    case 'search_result':
      return (
        optional(block, 'title', 'string') ?? optional(block, 'source', 'string') ?? findOptionalContentProblem(block)
      )
    default:
      return null
  }
}

/** A tool may have returned nothing at all (edge case 10). */
function findOptionalContentProblem(block: JsonObject): Problem {
  return block['content'] == null ? null : findContentProblem(block)
}

function findDocumentProblem({ source }: JsonObject): Problem {
  if (!isObject(source) || typeof source['type'] !== 'string') return 'source.type: must be a string'
  switch (source['type']) {
    case 'base64':
    case 'text':
      return within('source', required(source, 'data', 'string'))
    case 'url':
      return within('source', required(source, 'url', 'string'))
    case 'content':
      return within('source', findContentProblem(source))
    default:
      return null
  }
}
