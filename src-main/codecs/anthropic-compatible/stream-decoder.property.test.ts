import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  call,
  closed,
  decodeObjects,
  ended,
  json,
  opened,
  signed,
  start,
  stop,
  text,
  thought,
} from './testing/decode.ts'

/** A block as a vendor sends it; some leave out its start or its end. */
interface SentBlock {
  readonly type: 'text' | 'thinking' | 'tool_use'
  readonly pieces: readonly string[]
  readonly input: object
  readonly hasStart: boolean
  readonly hasStop: boolean
}

const sentBlock: fc.Arbitrary<SentBlock> = fc.record({
  type: fc.constantFrom('text', 'thinking', 'tool_use'),
  pieces: fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 4 }),
  input: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
  hasStart: fc.boolean(),
  hasStop: fc.boolean(),
})

const idOf = (index: number) => `toolu_number${index}`

/** Its events. A call has its start, as nothing can be done without its name. */
function eventsOf({ type, pieces, input, hasStart, hasStop }: SentBlock, index: number): readonly object[] {
  const end = hasStop ? [closed(index)] : []
  switch (type) {
    case 'text':
      return [
        ...(hasStart ? [opened(index, { type, text: '' })] : []),
        ...pieces.map((piece) => text(index, piece)),
        ...end,
      ]
    case 'thinking':
      return [
        ...(hasStart ? [opened(index, { type, thinking: '', signature: '' })] : []),
        ...pieces.map((piece) => thought(index, piece)),
        signed(index, 'sig'),
        ...end,
      ]
    case 'tool_use': {
      const whole = JSON.stringify(input)
      const half = Math.ceil(whole.length / 2)
      const parts = [whole.slice(0, half), whole.slice(half)].map((part) => json(index, part))
      return [opened(index, call(idOf(index))), ...parts, ...end]
    }
  }
}

/** All of them, each block's in order, the blocks mixed as the choices say. */
function mix(queues: readonly (readonly object[])[], choices: fc.Stream<number>): readonly object[] {
  const open = queues.map((events) => [...events]).filter((events) => events.length > 0)
  const mixed: object[] = []
  while (open.length > 0) {
    const at = choices.next().value % open.length
    const [event] = open[at]?.splice(0, 1) ?? []
    if (event !== undefined) mixed.push(event)
    if (open[at]?.length === 0) open.splice(at, 1)
  }
  return mixed
}

const choices = fc.infiniteStream(fc.nat(1_000))

function saidIn(events: readonly object[], field: 'text' | 'thinking'): string {
  return events
    .map((event) => ('delta' in event ? (event.delta as Partial<Record<string, string>>)[field] : undefined) ?? '')
    .join('')
}

it('194: whatever the order of the pieces, the stream conforms, and every word is in it', () => {
  fc.assert(
    fc.property(fc.array(sentBlock, { maxLength: 5 }), choices, (blocks, order) => {
      const sent = mix(blocks.map(eventsOf), order)
      const { message, violations, failure } = decodeObjects([start, ...sent, ended(), stop])
      expect(failure).toBeNull()
      expect(violations).toEqual([])
      const content = message?.content ?? []
      const texts = content.map((block) => (block.type === 'text' ? block.text : ''))
      const thoughts = content.map((block) => (block.type === 'thinking' ? block.thinking : ''))
      expect(texts.join('')).toBe(saidIn(sent, 'text'))
      expect(thoughts.join('')).toBe(saidIn(sent, 'thinking'))
    }),
    { numRuns: 1_000 },
  )
})

it('194: calls whose pieces are interleaved arrive whole', () => {
  const calls = fc.array(sentBlock, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(calls, choices, (blocks, order) => {
      const sent = blocks.map((block): SentBlock => ({ ...block, type: 'tool_use' }))
      const { message, violations } = decodeObjects([start, ...mix(sent.map(eventsOf), order), ended('tool_use'), stop])
      expect(violations).toEqual([])
      const decoded = (message?.content ?? []).flatMap((block) => (block.type === 'tool_use' ? [block] : []))
      expect(new Map(decoded.map(({ id, input }) => [id, input]))).toEqual(
        new Map(blocks.map(({ input }, index) => [idOf(index), JSON.parse(JSON.stringify(input))])),
      )
    }),
    { numRuns: 500 },
  )
})
