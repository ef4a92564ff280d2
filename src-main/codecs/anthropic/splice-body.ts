import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { Loss } from '../../../shared/request-log.ts'
import { countForeignThinking, findForeignThinking } from './foreign-thinking.ts'
import { skipValue, walkObject } from './json-scanner.ts'
import { applySplices, removeElements, type Element, type Splice } from './splice.ts'

/** What a Claude host wants otherwise in the client's body. */
export interface BodyChanges {
  /** The name in `model`; left out where it stays as it is or goes. */
  readonly model?: string
  /** Whether a member of the body goes. */
  readonly isRemoved?: (name: string) => boolean
  /** Members to put at the beginning, as text. */
  readonly added?: string
}

/**
 * The client's body with only these parts changed, and without thinking blocks that a model of another maker left in the
 * history, which Claude hosts reject (edge cases 211 and 259). Every other byte stays as it is, since a re-serialised
 * body can break the prompt cache and signed thinking (213 and 315).
 */
export function spliceBody(
  body: Buffer,
  request: MessagesRequest,
  changes: BodyChanges,
): { body: Buffer; losses: readonly Loss[] } {
  const foreign = countForeignThinking(request.messages)
  const isAsItIs = foreign === 0 && request.model === changes.model && !changes.isRemoved && !changes.added
  if (isAsItIs) return { body, losses: [] }
  return { body: applySplices(body, findSplices(body, request, changes, foreign > 0)), losses: lossesOf(foreign) }
}

/** Of a name that is given twice JSON's readers take the last; the model is replaced in all places, to be safe. */
function findSplices(
  body: Buffer,
  request: MessagesRequest,
  { model, isRemoved = () => false, added }: BodyChanges,
  hasForeignThinking: boolean,
): Splice[] {
  const json = body.toString('latin1')
  const start = json.indexOf('{')
  const splices: Splice[] = added === undefined ? [] : [{ start: start + 1, end: start + 1, replacement: `${added},` }]
  const members: Element[] = []

  function visit(name: string, valueStart: number): number {
    if (name === 'messages' && hasForeignThinking) {
      const found = findForeignThinking(json, valueStart, request.messages)
      splices.push(...found.splices)
      return found.end
    }
    const end = skipValue(json, valueStart)
    if (name === 'model' && model !== undefined) {
      splices.push({ start: valueStart, end, replacement: JSON.stringify(model) })
    }
    return end
  }
  walkObject(json, start, (name, valueStart, memberStart) => {
    const end = visit(name, valueStart)
    members.push({ start: memberStart, end, isRemoved: isRemoved(name) })
    return end
  })
  return [...splices, ...removeElements(members)]
}

function lossesOf(removed: number): readonly Loss[] {
  if (removed === 0) return []
  const blocks = removed === 1 ? 'One thinking block' : `${removed} thinking blocks`
  const reason = `${blocks} of other models left out: a Claude host accepts only thinking that it signed itself.`
  return [{ action: 'dropped', field: 'messages[].content[].thinking', reason }]
}
