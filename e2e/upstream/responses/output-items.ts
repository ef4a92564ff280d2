import { randomBytes } from 'node:crypto'
import type { Answer } from '../scenario.ts'
import type { ResponsesBody } from './responses-body.ts'

export type OutputItem = ReasoningItem | MessageItem | CallItem

export interface ReasoningItem {
  readonly type: 'reasoning'
  readonly id: string
  readonly summary: readonly { readonly type: 'summary_text'; readonly text: string }[]
  readonly encrypted_content?: string
}

export interface MessageItem {
  readonly type: 'message'
  readonly id: string
  readonly status: 'completed'
  readonly role: 'assistant'
  readonly content: readonly [MessagePart]
}

export type MessagePart =
  | {
      readonly type: 'output_text'
      readonly text: string
      readonly annotations: readonly []
      readonly logprobs: readonly []
    }
  | { readonly type: 'refusal'; readonly refusal: string }

export interface CallItem {
  readonly type: 'function_call'
  readonly id: string
  readonly status: 'completed'
  readonly call_id: string
  readonly name: string
  readonly arguments: string
}

/**
 * An answer as the items of an output: its reasoning in two parts where a summary is asked for, and encrypted where that
 * is, then what it led to.
 */
export function outputItems(answer: Answer, { include = [], reasoning }: ResponsesBody): readonly OutputItem[] {
  const { reasoning: thoughts, text, refusal, toolCalls = [] } = answer
  const parts = reasoning?.summary === undefined || thoughts === undefined ? [] : ['**Thinking**', thoughts]
  const isEncrypted = include.includes('reasoning.encrypted_content')
  return [
    ...(thoughts === undefined
      ? []
      : [
          {
            type: 'reasoning' as const,
            id: newId('rs'),
            summary: parts.map((part) => ({ type: 'summary_text' as const, text: part })),
            ...(isEncrypted ? { encrypted_content: `gAAAAA${randomBytes(301).toString('base64')}` } : {}),
          },
        ]),
    ...(text === undefined ? [] : [message({ type: 'output_text', text, annotations: [], logprobs: [] })]),
    ...(refusal === undefined ? [] : [message({ type: 'refusal', refusal })]),
    ...toolCalls.map(({ id, name, input }) => ({
      type: 'function_call' as const,
      id: newId('fc'),
      status: 'completed' as const,
      call_id: id,
      name,
      arguments: JSON.stringify(input),
    })),
  ]
}

function message(part: MessagePart): MessageItem {
  return { type: 'message', id: newId('msg'), status: 'completed', role: 'assistant', content: [part] }
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(24).toString('hex')}`
}
