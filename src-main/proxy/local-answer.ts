import type { AnswerBlock, Message, MessagesRequest } from '../../shared/anthropic/messages.ts'
import { emptyUsage } from '../../shared/anthropic/usage.ts'
import { newId } from './ids.ts'

/**
 * The answer to a request that needs no upstream, or null.
 *
 * - `max_tokens: 0` warms a cache that other providers do not have (edge case 39).
 * - The WebSearch tool is a request of its own whose only tool is Anthropic's server tool; until a search is built in,
 *   the client gets the tool's own error block, which it shows and works on with (edge case 299).
 */
export function localAnswer(request: MessagesRequest): Message | null {
  if (request.max_tokens === 0) return message(request, [], 'max_tokens')
  if (request.tools?.length === 1 && isWebSearch(request.tools[0]?.type)) {
    const id = newId('srvtoolu')
    return message(
      request,
      [
        { type: 'server_tool_use', id, name: 'web_search', input: {} },
        {
          type: 'web_search_tool_result',
          tool_use_id: id,
          content: { type: 'web_search_tool_result_error', error_code: 'unavailable' },
        },
        { type: 'text', text: 'Web search is not available behind FreeCC for this model.' },
      ],
      'end_turn',
    )
  }
  return null
}

function isWebSearch(type: string | null | undefined): boolean {
  return type?.startsWith('web_search_') ?? false
}

function message(request: MessagesRequest, content: readonly AnswerBlock[], stop: 'end_turn' | 'max_tokens'): Message {
  return {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model: request.model,
    content,
    stop_reason: stop,
    stop_sequence: null,
    usage: emptyUsage,
  }
}
