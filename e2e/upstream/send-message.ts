import type { ServerResponse } from 'node:http'
import type { Answer } from './scenario.ts'

type Said = Pick<Answer, 'text' | 'toolCalls'>

/** Sends an answer the way Anthropic streams it. `number` makes its ids unique. */
export function sendMessage(response: ServerResponse, model: string, said: Said, number: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': `req_${number}` })
  response.end(messageEvents(model, said, number))
}

/** The text of such a stream. */
export function messageEvents(model: string, { text, toolCalls = [] }: Said, number: number): string {
  const usage = { input_tokens: 1000, output_tokens: 1, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }
  const message = { id: `msg_${number}`, type: 'message', role: 'assistant', model, content: [], usage }
  const blocks = [
    ...(text === undefined
      ? []
      : [
          [
            { type: 'text', text: '' },
            { type: 'text_delta', text },
          ],
        ]),
    ...toolCalls.map(({ input, ...call }) => [
      { type: 'tool_use', ...call, input: {} },
      { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    ]),
  ]
  const stopReason = toolCalls.length > 0 ? 'tool_use' : 'end_turn'
  const events = [
    { type: 'message_start', message: { ...message, stop_reason: null, stop_sequence: null } },
    ...blocks.flatMap(([block, delta], index) => [
      { type: 'content_block_start', index, content_block: block },
      { type: 'content_block_delta', index, delta },
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason: stopReason, stop_sequence: null }, usage: { output_tokens: 9 } },
    { type: 'message_stop' },
  ]
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')
}
