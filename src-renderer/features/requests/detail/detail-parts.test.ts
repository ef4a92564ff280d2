import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failedExchange, sampleExchange, waitingExchange } from '../../../testing/samples.ts'
import { diffJson } from './compare/diff-json.ts'
import { jsonRows, type JsonView } from './json/json-rows.ts'
import { timingSpans } from './timing/timing-spans.ts'

describe('diffJson', () => {
  it('finds nothing between a value and its copy, whatever it is', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.jsonValue(), (value) => {
        expect(diffJson(value, structuredClone(value))).toEqual([])
      }),
    )
  })

  it('finds something between values that differ', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.jsonValue({ maxDepth: 3 }), fastCheck.jsonValue({ maxDepth: 3 }), (left, right) => {
        fastCheck.pre(sorted(left) !== sorted(right))
        expect(diffJson(left, right)).not.toEqual([])
      }),
    )
  })

  it('names what was added, removed and changed', () => {
    expect(
      diffJson({ model: 'opus', metadata: { user: 1 }, stream: true }, { model: 'gpt-5', stream: true, store: false }),
    ).toEqual([
      { path: '.model', kind: 'changed', left: 'opus', right: 'gpt-5' },
      { path: '.metadata', kind: 'removed', left: { user: 1 }, right: undefined },
      { path: '.store', kind: 'added', left: undefined, right: false },
    ])
  })

  it('sees what was put into a list, or taken out of it, as one change', () => {
    const left = { messages: ['a', 'b', 'c'] }
    expect(diffJson(left, { messages: ['system', 'a', 'b', 'c'] })).toEqual([
      { path: '.messages[0]', kind: 'added', left: undefined, right: 'system' },
    ])
    expect(diffJson(left, { messages: ['a', 'c'] })).toEqual([
      { path: '.messages[1]', kind: 'removed', left: 'b', right: undefined },
    ])
  })

  it('tells names apart that look like paths', () => {
    expect(diffJson({ 'a.b': 1 }, {})).toMatchObject([{ path: '["a.b"]' }])
  })

  it('stays quick with a long conversation', () => {
    const long = (model: string) => ({
      model,
      messages: Array.from({ length: 500 }, (_, id) => ({ id, content: [{ text: 'x'.repeat(500) }] })),
    })
    expect(diffJson(long('a'), long('b'))).toHaveLength(1)
  })
})

/** JSON with the names of each object in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, node: unknown) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  )
}

describe('jsonRows', () => {
  const value = { model: 'gpt-5', messages: [{ role: 'user', content: `first\n${'x'.repeat(200)}` }], tools: [] }
  const view = (change: Partial<JsonView> = {}): JsonView => ({ turned: new Set(), search: '', ...change })
  const shown = (change?: Partial<JsonView>) =>
    jsonRows(value, view(change)).map(({ depth, name, text }) => `${' '.repeat(depth)}${name ?? ''}: ${text}`)

  it('opens the first level by itself', () => {
    expect(shown()).toEqual([': {3}', ' model: "gpt-5"', ' messages: [1]', ' tools: [0]'])
  })

  it('opens and closes what the user turns, and reads long texts line by line', () => {
    const turned = new Set(['.messages', '.messages[0]', '.messages[0].content'])
    expect(shown({ turned }).slice(3, 9)).toEqual([
      '  0: {2} user',
      '   role: "user"',
      expect.stringMatching(/^ {3}content: "first/),
      '    : first',
      `    : ${'x'.repeat(160)}`,
      `    : ${'x'.repeat(40)}`,
    ])
    expect(shown({ turned: new Set(['']) })).toEqual([': {3}'])
  })

  it('has nothing to open where there is nothing inside', () => {
    expect(jsonRows(value, view()).map(({ isOpen }) => isOpen)).toEqual([true, null, false, null])
  })

  it('finds words in names and texts, with the way to them', () => {
    expect(shown({ search: 'role' })).toEqual([': {3}', ' messages: [1]', '  0: {2} user', '   role: "user"'])
    expect(shown({ search: 'first' })[3]).toMatch(/content/)
    expect(shown({ search: 'nowhere' })).toEqual([': {3}'])
  })

  it('shows whatever there is, each row under a name of its own', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.jsonValue(), (any) => {
        const top = jsonRows(any, view())
        const rows = jsonRows(any, view({ turned: new Set(top.slice(1).map(({ path }) => path)) }))
        expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length)
      }),
    )
  })
})

describe('timingSpans', () => {
  it('follows a request from its arrival to its end without a gap', () => {
    const spans = timingSpans(sampleExchange({ sentMs: 2, firstByteMs: 600, firstOutputMs: 640, durationMs: 5_400 }), 0)
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['prepare', 0, 2],
      ['wait', 2, 600],
      ['think', 600, 640],
      ['answer', 640, 5_400],
    ])
  })

  it('ends with the phase that failed', () => {
    const spans = timingSpans(failedExchange({ sentMs: 2, firstByteMs: null, durationMs: 180 }), 0)
    expect(spans.map(({ kind, to, hasFailed }) => [kind, to, hasFailed])).toEqual([
      ['prepare', 2, false],
      ['wait', 180, true],
    ])
  })

  it('reaches to now while the request runs, and shows each attempt', () => {
    const attempt = {
      provider: 'openai',
      model: 'gpt-5',
      keyPosition: 0,
      upstreamStatus: 429,
      problem: 'Rate limited.',
    }
    const running = waitingExchange({
      startedAt: 1_000,
      sentMs: 5,
      firstByteMs: null,
      attempts: [
        { ...attempt, startedAt: 5, duration: 300 },
        { ...attempt, startedAt: 305, duration: null, problem: null },
      ],
    })
    expect(timingSpans(running, 3_000).slice(1)).toEqual([
      { kind: 'wait', label: '', from: 5, to: 2_000, hasFailed: false },
      { kind: 'attempt', label: 'openai/gpt-5', from: 5, to: 305, hasFailed: true },
      { kind: 'attempt', label: 'openai/gpt-5', from: 305, to: 2_000, hasFailed: false },
    ])
  })
})
