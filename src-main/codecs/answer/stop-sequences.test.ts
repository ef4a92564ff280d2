import { describe, expect, it } from 'vitest'
import { StopSequences } from './stop-sequences.ts'

function run(sequences: readonly string[], pieces: readonly string[]) {
  const stops = new StopSequences(sequences)
  const text = pieces.map((piece) => stops.push(piece)).join('') + stops.flush()
  return { text, matched: stops.matched }
}

describe('stop sequences', () => {
  it('41: ends the text before the sequence', () => {
    expect(run(['END'], ['one END two'])).toEqual({ text: 'one ', matched: 'END' })
  })

  it('65: finds a sequence torn over chunks', () => {
    expect(run(['</stop>'], ['a <', '/st', 'op', '> b'])).toEqual({ text: 'a ', matched: '</stop>' })
    expect(run(['</stop>'], [...'a </stop> b'])).toEqual({ text: 'a ', matched: '</stop>' })
  })

  it('gives back what only looked like the beginning of one', () => {
    expect(run(['</stop>'], ['a </st', 'rong>'])).toEqual({ text: 'a </strong>', matched: null })
    expect(run(['aab'], ['a', 'a', 'a', 'b'])).toEqual({ text: 'a', matched: 'aab' })
    expect(run(['END'], ['the E'])).toEqual({ text: 'the E', matched: null })
  })

  it('173: reports the one that came first', () => {
    expect(run(['two', 'one'], ['zero one two'])).toEqual({ text: 'zero ', matched: 'one' })
  })

  it('ignores empty sequences', () => {
    expect(run([''], ['text'])).toEqual({ text: 'text', matched: null })
  })
})
