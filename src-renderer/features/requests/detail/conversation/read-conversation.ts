import { isRecord, textIn, type JsonRecord } from './json-record.ts'

/** One thing that was said, called or shown. */
export type TalkPart =
  | { readonly kind: 'text' | 'thinking'; readonly text: string }
  | { readonly kind: 'tool-call'; readonly name: string; readonly input: unknown }
  | {
      readonly kind: 'tool-result'
      /** Of the tool that was called; empty where the call is not there. */
      readonly name: string
      readonly isError: boolean
      readonly parts: readonly TalkPart[]
    }
  | {
      readonly kind: 'image'
      /** What an `<img>` takes; null for one that lies elsewhere, and is not fetched. */
      readonly dataUrl: string | null
    }
  /** A kind of block that is newer than this file. */
  | { readonly kind: 'other'; readonly type: string; readonly value: unknown }

export interface TalkTurn {
  readonly speaker: 'system' | 'user' | 'assistant' | 'tool'
  readonly parts: readonly TalkPart[]
}

/** A request of the Messages API as a conversation. Takes whatever was recorded, and leaves out what it cannot read. */
export function readConversation(request: unknown): readonly TalkTurn[] {
  if (!isRecord(request)) return []
  const messages = Array.isArray(request['messages']) ? request['messages'].filter(isRecord) : []
  const toolNames = namesOfTools(messages)
  const system = readContent(request['system'], toolNames)
  return [
    ...(system.length === 0 ? [] : [{ speaker: 'system', parts: system } as const]),
    ...messages.map((message) => readMessage(message, toolNames)),
  ]
}

function readMessage({ role, content }: JsonRecord, toolNames: ReadonlyMap<string, string>): TalkTurn {
  const parts = readContent(content, toolNames)
  if (role === 'assistant') return { speaker: 'assistant', parts }
  if (role === 'system' || role === 'developer') return { speaker: 'system', parts }
  const areAllResults = parts.length > 0 && parts.every(({ kind }) => kind === 'tool-result')
  return { speaker: areAllResults ? 'tool' : 'user', parts }
}

/** Of each call by its id, for the results that name only the id. */
function namesOfTools(messages: readonly JsonRecord[]): ReadonlyMap<string, string> {
  const blocks = messages.flatMap(({ content }) => (Array.isArray(content) ? content.filter(isRecord) : []))
  return new Map(
    blocks.filter(({ type }) => type === 'tool_use').map((block) => [textIn(block, 'id'), textIn(block, 'name')]),
  )
}

/** What a message holds: a text, or blocks. */
export function readContent(content: unknown, toolNames: ReadonlyMap<string, string> = new Map()): readonly TalkPart[] {
  if (typeof content === 'string') return content === '' ? [] : [{ kind: 'text', text: content }]
  if (!Array.isArray(content)) return []
  return content.filter(isRecord).map((block) => readBlock(block, toolNames))
}

function readBlock(block: JsonRecord, toolNames: ReadonlyMap<string, string>): TalkPart {
  switch (block['type']) {
    case 'text':
      return { kind: 'text', text: textIn(block, 'text') }
    case 'thinking':
      return { kind: 'thinking', text: textIn(block, 'thinking') }
    case 'tool_use':
    case 'server_tool_use':
      return { kind: 'tool-call', name: textIn(block, 'name'), input: block['input'] }
    case 'tool_result':
      return {
        kind: 'tool-result',
        name: toolNames.get(textIn(block, 'tool_use_id')) ?? '',
        isError: block['is_error'] === true,
        parts: readContent(block['content'], toolNames),
      }
    case 'image':
      return { kind: 'image', dataUrl: dataUrlOf(block['source']) }
    default:
      return { kind: 'other', type: textIn(block, 'type'), value: block }
  }
}

/** The window's policy lets in nothing but data; this lets in nothing but pictures. */
function dataUrlOf(source: unknown): string | null {
  if (!isRecord(source) || source['type'] !== 'base64') return null
  const type = textIn(source, 'media_type')
  const data = textIn(source, 'data')
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(type) && /^[A-Za-z0-9+/]+=*$/.test(data)
  return isPicture ? `data:${type};base64,${data}` : null
}
