import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'

/** What a probe asks for beyond a plain answer. */
export interface ProbeForm {
  readonly streams: boolean
  readonly hasTools: boolean
  readonly thinks: boolean
}

/**
 * From the whole of what Claude Code uses to less and less of it. Where a provider refuses one form and takes the next,
 * what the next leaves out is what it cannot do.
 */
export const probeForms: readonly ProbeForm[] = [
  { streams: true, hasTools: true, thinks: true },
  { streams: true, hasTools: true, thinks: false },
  { streams: true, hasTools: false, thinks: false },
  { streams: false, hasTools: true, thinks: false },
]

/** Names the route that is tested, which is the only one. */
const model = 'freecc-big'

/** Room for a model that thinks before it calls; others need a twentieth of it. */
const mostTokens = 1024

export const probeTool = {
  name: 'report_ready',
  description: 'Reports that the connection works.',
  input_schema: {
    type: 'object',
    properties: { word: { type: 'string', description: 'The word to report.' } },
    required: ['word'],
    additionalProperties: false,
  },
}

/** A tiny question that the model answers by calling a tool, if it has one. */
export function probeRequest({ streams, hasTools, thinks }: ProbeForm): MessagesRequest {
  const task = hasTools ? 'Call the tool report_ready with the word "ready".' : 'Answer with the word "ready".'
  return {
    model,
    max_tokens: mostTokens,
    stream: streams,
    messages: [{ role: 'user', content: task }],
    ...(hasTools ? { tools: [probeTool] } : {}),
    ...(thinks ? { thinking: { type: 'adaptive' } } : {}),
  }
}

/** A PNG of one grey pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

/** A question about a picture, in a form that the provider has taken before. */
export function pictureRequest(streams: boolean): MessagesRequest {
  return {
    model,
    max_tokens: mostTokens,
    stream: streams,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: pixel } },
          { type: 'text', text: 'Answer with one word: is this picture light or dark?' },
        ],
      },
    ],
  }
}
