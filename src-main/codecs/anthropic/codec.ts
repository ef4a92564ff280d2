import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { Loss } from '../../../shared/request-log.ts'
import type { PassthroughCodec } from '../codec.ts'
import { countForeignThinking, findForeignThinking } from './foreign-thinking.ts'
import { skipValue, walkObject } from './json-scanner.ts'
import { applySplices, type Splice } from './splice.ts'

/**
 * The codec for Claude hosts. The body passes byte for byte, since a re-serialised one can break the prompt cache and
 * signed thinking (edge cases 213 and 315). Two things are spliced in the raw bytes: the value of `model`, and thinking
 * blocks that a model of another maker left in the history, which these hosts reject (211 and 259).
 */
export const anthropicCodec: PassthroughCodec = {
  kind: 'passthrough',
  wireFormat: 'anthropic',
  spliceRequest(body, request, model) {
    const removed = countForeignThinking(request.messages)
    if (removed === 0 && request.model === model) return { body, losses: [] }
    return { body: applySplices(body, findSplices(body, request, model, removed > 0)), losses: lossesOf(removed) }
  },
}

/** Of a name that is given twice JSON's readers take the last; the model is replaced in all places, to be safe. */
function findSplices(body: Buffer, request: MessagesRequest, model: string, hasForeignThinking: boolean): Splice[] {
  const json = body.toString('latin1')
  const models: Splice[] = []
  let thinking: readonly Splice[] = []
  walkObject(json, json.indexOf('{'), (name, start) => {
    if (name === 'messages' && hasForeignThinking) {
      const found = findForeignThinking(json, start, request.messages)
      thinking = found.splices
      return found.end
    }
    const end = skipValue(json, start)
    if (name === 'model') models.push({ start, end, replacement: JSON.stringify(model) })
    return end
  })
  return [...models, ...thinking]
}

function lossesOf(removed: number): readonly Loss[] {
  if (removed === 0) return []
  const blocks = removed === 1 ? 'One thinking block' : `${removed} thinking blocks`
  const reason = `${blocks} of other models left out: a Claude host accepts only thinking that it signed itself.`
  return [{ action: 'dropped', field: 'messages[].content[].thinking', reason }]
}
