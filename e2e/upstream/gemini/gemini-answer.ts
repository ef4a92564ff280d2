import { pieces } from '../pieces.ts'
import type { Answer, ScriptedUsage } from '../scenario.ts'
import type { Part } from './gemini-body.ts'
import type { IssuedParts } from './issued-parts.ts'

export interface AnswerForm {
  readonly model: string
  readonly number: number
  /** Whether thoughts were asked for. */
  readonly showsThoughts: boolean
  /** Newer models say by which id a call is to be answered. */
  readonly givesIds: boolean
}

const defaultUsage: ScriptedUsage = { promptTokens: 1200, completionTokens: 40 }

/**
 * An answer as Google streams it: small answers of a few parts each, of which the last has the reason for the end. A
 * text's signature comes on an empty part behind it.
 */
export function answerChunks(answer: Answer, form: AnswerForm, issued: IssuedParts): readonly object[] {
  const chunks: readonly (readonly Part[])[] = [
    ...(form.showsThoughts ? pieces(answer.reasoning ?? '', 11).map((text) => [{ text, thought: true }]) : []),
    ...textChunks(answer, issued),
    callParts(answer, form, issued),
  ].filter((parts) => parts.length > 0)
  return [
    ...chunks.map((parts) => chunk([{ content: { role: 'model', parts }, index: 0 }], answer, form)),
    chunk([{ content: { role: 'model', parts: [{ text: '' }] }, ...finish(answer), index: 0 }], answer, form),
  ]
}

/** The same answer as the one body of a request for no stream. */
export function answerBody(answer: Answer, form: AnswerForm, issued: IssuedParts): object {
  const thoughts = form.showsThoughts && answer.reasoning ? [{ text: answer.reasoning, thought: true }] : []
  const texts = answer.text === undefined ? [] : [{ text: answer.text }]
  const parts = [...thoughts, ...texts, ...callParts(answer, form, issued)]
  return chunk([{ content: { role: 'model', parts }, ...finish(answer), index: 0 }], answer, form)
}

function textChunks({ text, toolCalls }: Answer, issued: IssuedParts): readonly (readonly Part[])[] {
  if (text === undefined) return []
  const chunks: Part[][] = pieces(text, 7).map((piece) => [{ text: piece }])
  return toolCalls === undefined ? chunks : [...chunks, [{ text: '', thoughtSignature: issued.signText(text) }]]
}

function callParts({ toolCalls = [] }: Answer, { givesIds }: AnswerForm, issued: IssuedParts): readonly Part[] {
  return toolCalls.map((call, index) => {
    const { id, name, input: args } = call
    const thoughtSignature = issued.signCall(call, index === 0)
    return {
      functionCall: { ...(givesIds ? { id } : {}), name, args },
      ...(thoughtSignature === undefined ? {} : { thoughtSignature }),
    }
  })
}

function finish({ finishReason = 'STOP' }: Answer): object {
  return finishReason === 'STOP' ? { finishReason } : { finishReason, finishMessage: `Ended with ${finishReason}` }
}

function chunk(candidates: readonly object[], answer: Answer, { model, number }: AnswerForm): object {
  return { candidates, usageMetadata: usageOf(answer), modelVersion: model, responseId: `scripted-${number}` }
}

function usageOf({ usage = defaultUsage }: Answer): object {
  const { promptTokens, completionTokens, cachedTokens = 0, reasoningTokens = 0 } = usage
  return {
    promptTokenCount: promptTokens,
    candidatesTokenCount: completionTokens - reasoningTokens,
    totalTokenCount: promptTokens + completionTokens,
    ...(cachedTokens === 0 ? {} : { cachedContentTokenCount: cachedTokens }),
    ...(reasoningTokens === 0 ? {} : { thoughtsTokenCount: reasoningTokens }),
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokens }],
  }
}
