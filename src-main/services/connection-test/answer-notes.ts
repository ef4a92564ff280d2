import { isObject } from '../../codecs/json-problem.ts'
import { readList, readRecord, readText } from '../../codecs/read-json.ts'

/** What a probe's answer held, as far as it came. */
export interface AnswerNotes {
  readonly calledTool: boolean
  readonly thought: boolean
  readonly outputTokens: number
  /** Nothing is missing at its end. */
  readonly isComplete: boolean
  readonly failure: ProbeFailure | null
}

export interface ProbeFailure {
  /** One of Anthropic's error types. */
  readonly type: string
  readonly sentence: string
}

export const noNotes: AnswerNotes = {
  calledTool: false,
  thought: false,
  outputTokens: 0,
  isComplete: false,
  failure: null,
}

/** Takes note of one event of a stream. Claude's own events pass unread through the proxy, so nothing is taken for granted. */
export function noteEvent(notes: AnswerNotes, event: unknown): AnswerNotes {
  const record = readRecord(event) ?? {}
  switch (record['type']) {
    case 'content_block_start':
      return noteBlock(notes, record['content_block'])
    case 'message_delta':
      return noteUsage(notes, record['usage'])
    case 'message_stop':
      return { ...notes, isComplete: true }
    case 'error':
      return { ...notes, failure: readFailure(record) }
    default:
      return notes
  }
}

/** Takes note of a whole answer, or of an error's body. */
export function noteBody(body: unknown): AnswerNotes {
  const record = readRecord(body)
  if (record?.['type'] !== 'message') return { ...noNotes, failure: readFailure(record ?? {}) }
  const notes = readList(record['content']).reduce<AnswerNotes>(noteBlock, { ...noNotes, isComplete: true })
  return noteUsage(notes, record['usage'])
}

function noteBlock(notes: AnswerNotes, block: unknown): AnswerNotes {
  switch (readRecord(block)?.['type']) {
    case 'tool_use':
      return { ...notes, calledTool: true }
    case 'thinking':
    case 'redacted_thinking':
      return { ...notes, thought: true }
    default:
      return notes
  }
}

function noteUsage(notes: AnswerNotes, usage: unknown): AnswerNotes {
  const record = readRecord(usage) ?? {}
  const details = readRecord(record['output_tokens_details']) ?? {}
  return {
    ...notes,
    outputTokens: numberIn(record, 'output_tokens'),
    thought: notes.thought || numberIn(details, 'thinking_tokens') > 0,
  }
}

function readFailure({ error }: Readonly<Record<string, unknown>>): ProbeFailure {
  const { type, message } = isObject(error) ? error : {}
  const sentence = readText(message)
  return {
    type: readText(type) || 'api_error',
    sentence: sentence === '' ? 'The provider answered with something that FreeCC does not understand.' : sentence,
  }
}

function numberIn(record: Readonly<Record<string, unknown>>, name: string): number {
  const value = record[name]
  return typeof value === 'number' ? value : 0
}
