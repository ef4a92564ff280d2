import { pieces } from './pieces.ts'
import type { Answer, ScriptedCall, ScriptedUsage } from './scenario.ts'

/** What all chunks of one answer share. */
export interface AnswerIdentity {
  readonly id: string
  readonly model: string
  /** Seconds since the epoch. */
  readonly created: number
}

const defaultUsage: ScriptedUsage = { promptTokens: 1200, completionTokens: 40 }

/**
 * An answer as OpenAI streams it: a chunk with the role, deltas, a chunk with the finish reason, and, if asked for, a
 * last one that has usage and no choices. `[DONE]` is the transport's business.
 */
export function answerChunks(answer: Answer, identity: AnswerIdentity, includeUsage: boolean): readonly object[] {
  const envelope = {
    id: identity.id,
    object: 'chat.completion.chunk',
    created: identity.created,
    model: identity.model,
    service_tier: 'default',
    system_fingerprint: 'fp_scripted',
  }
  const chunk = (delta: object, finishReason: string | null = null) => ({
    ...envelope,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    ...(includeUsage ? { usage: null } : {}),
  })
  return [
    chunk({ role: 'assistant', content: answer.toolCalls && answer.text === undefined ? null : '', refusal: null }),
    ...pieces(answer.reasoning ?? '', 11).map((piece) => chunk({ reasoning_content: piece })),
    ...pieces(answer.text ?? '', 7).map((piece) => chunk({ content: piece })),
    ...toolCallDeltas(answer.toolCalls ?? []).map((delta) => chunk({ tool_calls: [delta] })),
    chunk({}, finishReason(answer)),
    ...(includeUsage ? [{ ...envelope, choices: [], usage: usageOf(answer) }] : []),
  ]
}

/** The same answer as the one body of a request without `stream`. */
export function answerBody(answer: Answer, identity: AnswerIdentity): object {
  const toolCalls = answer.toolCalls?.map((call) => ({
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: JSON.stringify(call.input) },
  }))
  const message = {
    role: 'assistant',
    content: answer.text ?? null,
    refusal: null,
    ...(answer.reasoning === undefined ? {} : { reasoning_content: answer.reasoning }),
    ...(toolCalls ? { tool_calls: toolCalls } : {}),
  }
  return {
    id: identity.id,
    object: 'chat.completion',
    created: identity.created,
    model: identity.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(answer) }],
    usage: usageOf(answer),
  }
}

/** First the openings with id and name, then pieces of the arguments, one call after the other in turn. */
function toolCallDeltas(calls: readonly ScriptedCall[]): readonly object[] {
  const openings = calls.map((call, index) => ({
    index,
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: '' },
  }))
  const argumentPieces = calls.map((call) => pieces(JSON.stringify(call.input), 9))
  const rounds = Math.max(0, ...argumentPieces.map((list) => list.length))
  const deltas = Array.from({ length: rounds }, (_, round) =>
    argumentPieces.flatMap((list, index) => {
      const piece = list[round]
      return piece === undefined ? [] : [{ index, function: { arguments: piece } }]
    }),
  )
  return [...openings, ...deltas.flat()]
}

function finishReason(answer: Answer): string {
  return answer.finishReason ?? (answer.toolCalls ? 'tool_calls' : 'stop')
}

function usageOf(answer: Answer): object {
  const { promptTokens, completionTokens, cachedTokens = 0 } = answer.usage ?? defaultUsage
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  }
}
