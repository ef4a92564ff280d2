import type { ContentBlock, MessageParam } from '../../../shared/anthropic/messages.ts'
import { isSealed } from '../reasoning-envelope.ts'
import { skipValue, walkArray, walkObject } from './json-scanner.ts'
import { removeElements, type Element, type Splice } from './splice.ts'

export function countForeignThinking(messages: readonly MessageParam[]): number {
  return messages.reduce((count, message) => count + foreignBlocks(message).filter(Boolean).length, 0)
}

/** Splices found in a value, and where the value ends. */
interface Found {
  readonly splices: readonly Splice[]
  readonly end: number
}

/**
 * The splices that take foreign thinking out of the `messages` that start here. A message that holds nothing else goes
 * as a whole, because an empty one is refused; the messages around it may then have the same role, which is allowed.
 */
export function findForeignThinking(json: string, messagesStart: number, messages: readonly MessageParam[]): Found {
  const splices: Splice[] = []
  const elements: Element[] = []
  const end = walkArray(json, messagesStart, (index, start) => {
    const foreign = foreignBlocks(messages[index])
    const isRemoved = foreign.length > 0 && !foreign.includes(false)
    const found = foreign.includes(true) && !isRemoved ? findInMessage(json, start, foreign) : null
    const messageEnd = found?.end ?? skipValue(json, start)
    elements.push({ start, end: messageEnd, isRemoved })
    splices.push(...(found?.splices ?? []))
    return messageEnd
  })
  return { splices: [...splices, ...removeElements(elements)], end }
}

function findInMessage(json: string, messageStart: number, foreign: readonly boolean[]): Found {
  let splices: readonly Splice[] = []
  const end = walkObject(json, messageStart, (name, start) => {
    if (name !== 'content') return skipValue(json, start)
    const elements: Element[] = []
    const contentEnd = walkArray(json, start, (index, blockStart) => {
      const blockEnd = skipValue(json, blockStart)
      elements.push({ start: blockStart, end: blockEnd, isRemoved: foreign[index] === true })
      return blockEnd
    })
    splices = removeElements(elements)
    return contentEnd
  })
  return { splices, end }
}

/** For each block of a message, whether it is thinking that no Claude host has signed. */
function foreignBlocks(message: MessageParam | undefined): readonly boolean[] {
  return Array.isArray(message?.content) ? (message.content as readonly ContentBlock[]).map(isForeignThinking) : []
}

/** Signed thinking stays even where its text is empty (edge case 213), and redacted thinking always. */
function isForeignThinking(block: ContentBlock): boolean {
  return block.type === 'thinking' && (!block.signature || isSealed(block.signature))
}
