import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeResponse } from './decode-response.ts'
import {
  added,
  answerContext,
  completed,
  decodeObjects,
  done,
  functionCall,
  message,
  reasoning,
} from './testing/decode.ts'

const said = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '')
const item = fc.oneof(
  said.map((text) => message(text)),
  fc.array(said, { maxLength: 2 }).map((summary) => reasoning(summary)),
  fc.tuple(fc.constantFrom('Bash', 'Read'), fc.dictionary(said, fc.jsonValue({ maxDepth: 2 }))),
)
/** An answer's items, each with ids of its own. */
const output = fc.array(item, { minLength: 1, maxLength: 6 }).map((items) =>
  items.map((each, index) => {
    if (Array.isArray(each)) return functionCall(`call_x${index}y`, each[0], each[1])
    return { ...each, id: `${each.type}_${index}` }
  }),
)
type Item = (typeof output extends fc.Arbitrary<infer Items extends readonly unknown[]> ? Items : never)[number]

/** The events of one item: announced, its text in pieces of a length, and as a whole. */
function eventsOf(each: Item, index: number, length: number): readonly object[] {
  const cut = (text: string) => text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? []
  const piece = (kind: string, delta: string, more: object = {}) => ({
    type: `response.${kind}.delta`,
    output_index: index,
    delta,
    ...more,
  })
  if ('arguments' in each) {
    const pieces = cut(each.arguments).map((delta) => piece('function_call_arguments', delta))
    return [added(index, { ...each, arguments: '' }), ...pieces, done(index, each)]
  }
  if ('summary' in each) {
    const pieces = each.summary.flatMap(({ text }, part) =>
      cut(text).map((delta) => piece('reasoning_summary_text', delta, { summary_index: part })),
    )
    return [added(index, { ...each, summary: [] }), ...pieces, done(index, each)]
  }
  const pieces = each.content.flatMap(({ text }) =>
    cut(text).map((delta) => piece('output_text', delta, { content_index: 0 })),
  )
  return [added(index, { ...each, content: [] }), ...pieces, done(index, each)]
}

/** All lists merged into one that keeps the order of each; `choices` says whose turn it is. */
function interleave(lists: readonly (readonly object[])[], choices: readonly number[]): readonly object[] {
  const left = lists.map((list) => [...list])
  const merged: object[] = []
  for (let step = 0; left.some((list) => list.length > 0); step += 1) {
    const open = left.filter((list) => list.length > 0)
    merged.push(open[(choices[step % choices.length] ?? 0) % open.length]!.shift()!)
  }
  return merged
}

describe('any answer', () => {
  it('182, 194: is the same as a stream, item after item or interleaved, and as a whole', () => {
    const choices = fc.array(fc.nat(5), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(output, choices, fc.integer({ min: 1, max: 9 }), (items, order, length) => {
        const whole = decodeResponse({ object: 'response', status: 'completed', output: items }, answerContext())
        const lists = items.map((each, index) => eventsOf(each, index, length))
        const announced = lists.map(([first]) => first!)
        const rest = interleave(
          lists.map((list) => list.slice(1)),
          order,
        )
        for (const events of [lists.flat(), [...announced, ...rest]]) {
          const decoded = decodeObjects([...events, completed({ output: items })])
          expect(decoded.violations).toEqual([])
          expect(decoded.message?.content).toEqual('content' in whole ? whole.content : null)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('215, 218: is the same where items are announced or finished twice, or never', () => {
    fc.assert(
      fc.property(output, fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: 1, maxLength: 30 }), (items, copies) => {
        const events = items.flatMap((each, index) => eventsOf(each, index, 5))
        const changed = events.flatMap((event, at) => {
          const isPiece = 'type' in event && String(event.type).endsWith('delta')
          return Array.from({ length: isPiece ? 1 : copies[at % copies.length]! }, () => event)
        })
        const decoded = decodeObjects([...changed, completed({ output: items })])
        expect(decoded.violations).toEqual([])
        const sorted = (content: readonly object[] = []) => content.map((block) => JSON.stringify(block)).sort()
        const whole = decodeObjects([completed({ output: items })]).message
        expect(sorted(decoded.message?.content)).toEqual(sorted(whole?.content))
      }),
      { numRuns: 400 },
    )
  })

  it('never throws, whatever an upstream sends', () => {
    const types = [
      'output_item.added',
      'output_item.done',
      'output_text.delta',
      'function_call_arguments.done',
      'completed',
      'failed',
    ]
    const event = fc.record(
      {
        type: fc.constantFrom(...types.map((type) => `response.${type}`), 'error', ''),
        item: fc.jsonValue(),
        output_index: fc.jsonValue(),
        delta: fc.jsonValue(),
        response: fc.jsonValue(),
        arguments: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        const { message: whole, failure, violations } = decodeObjects(events)
        expect(violations).toEqual([])
        expect(whole === null).toBe(failure !== null)
      }),
      { numRuns: 500 },
    )
  })
})
