import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogues } from './index.ts'
import { en } from './en.ts'

const others = Object.entries(catalogues).filter(([locale]) => locale !== 'en')

function placeholders(message: string): readonly string[] {
  return [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()
}

/** The sources that show words: everything of the app but its tests and the catalogues themselves. */
function sources(): string {
  return globSync('{src-main,src-renderer}/**/*.{ts,tsx}')
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}

describe.each(others)('catalogue %s', (_locale, words) => {
  it('has the keys of the English one', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
  })

  it('fills in the same places', () => {
    const places = (catalogue: object) =>
      Object.entries(catalogue).map(([key, message]) => [key, placeholders(String(message))])
    expect(places(words)).toEqual(places(en))
  })
})

describe('the catalogues', () => {
  it('hold no key that nothing uses', () => {
    // That no key is missing is the compiler's to say: `t` takes only keys of the English catalogue.
    const code = sources()
    const isUsed = (key: string) => {
      const name = key.replace(/_(one|other)$/, '')
      return code.includes(`'${name}'`) || code.includes(`\`${name.replace(/[^.]+$/, '')}\${`)
    }
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([])
  })

  it('speak calmly: no exclamation marks, no stray blanks, nothing empty', () => {
    const messages = Object.values(catalogues).flatMap((words) => Object.values(words))
    expect(messages.filter((message) => /[!！]/.test(message) || message.trim() !== message || message === '')).toEqual(
      [],
    )
  })
})
