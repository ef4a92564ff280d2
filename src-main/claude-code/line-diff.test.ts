import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideSecrets } from './hide-secrets.ts'
import { diffLines } from './line-diff.ts'

const plain = (text: string) => ({ text, shown: text })
const print = (before: string | null, after: string) =>
  diffLines(before === null ? null : plain(before), plain(after)).map(({ kind, text }) => `${kind} ${text}`)

describe('diffLines', () => {
  it('shows what changes with two lines around it', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].join('\n')
    expect(print(before, before.replace('d', 'D'))).toEqual([
      'gap ',
      'same b',
      'same c',
      'removed d',
      'added D',
      'same e',
      'same f',
      'gap ',
    ])
  })

  it('shows a new file as added', () => expect(print(null, '{\n}\n')).toEqual(['added {', 'added }']))

  it('shows nothing of the line breaks of Windows', () => {
    expect(print('{\r\n}\r\n', '{\r\n  "a": 1\r\n}\r\n')).toEqual(['same {', 'added   "a": 1', 'same }'])
  })

  it('tells both texts, whatever they are', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', '}'), { maxLength: 9 })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const text = (lines: readonly string[]) => plain(lines.map((line) => `${line}\n`).join(''))
        const lines = diffLines(text(before), text(after))
        const changes = (kind: 'added' | 'removed') => lines.filter((line) => line.kind === kind).length
        expect(after.length - before.length).toBe(changes('added') - changes('removed'))
        expect(lines.some(({ kind }) => kind === 'added' || kind === 'removed')).toBe(before.join() !== after.join())
      }),
    )
  })

  it('tells one secret from another although both are shown as dots', () => {
    const [before, after] = ['{"env": {"ANTHROPIC_AUTH_TOKEN": "old"}}', '{"env": {"ANTHROPIC_AUTH_TOKEN": "new"}}']
    const lines = diffLines(
      { text: before, shown: hideSecrets(before, []) },
      { text: after, shown: hideSecrets(after, []) },
    )
    expect(lines).toEqual([
      { kind: 'removed', text: '{"env": {"ANTHROPIC_AUTH_TOKEN": "••••"}}' },
      { kind: 'added', text: '{"env": {"ANTHROPIC_AUTH_TOKEN": "••••"}}' },
    ])
  })
})

describe('hideSecrets', () => {
  it("hides every credential in env, the user's own as well, and our token anywhere", () => {
    const text =
      '\u{feff}{"env": {"MY_API_KEY": "k\\"1", "ANTHROPIC_BASE_URL": "http://x", "GH_TOKEN": "g"}, "note": "our-token"}'
    expect(hideSecrets(text, ['our-token'])).toBe(
      '\u{feff}{"env": {"MY_API_KEY": "••••", "ANTHROPIC_BASE_URL": "http://x", "GH_TOKEN": "••••"}, "note": "••••"}',
    )
  })
})
