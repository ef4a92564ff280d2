import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codecFor } from '../../src-main/codecs/index.ts'
import { completeRow } from './complete-row.ts'
import { providers } from './index.ts'
import { outOfScope } from './out-of-scope.ts'
import { providersPage } from './providers-page.ts'
import type { ProviderRow } from './provider-row.ts'

/** The line of the page on one provider, with Chat Completions as the only codec. */
function lineOn(row: ProviderRow): string | undefined {
  const page = providersPage([completeRow('example', row)], [], (wireFormat) => wireFormat === 'openai-chat')
  return page.split('\n').find((line) => line.startsWith('| `example`'))
}

const chat = { 'openai-chat': 'https://api.example/v1' }

describe('providersPage', () => {
  it('is what docs/providers.md holds; `npm run docs:providers` writes it', () => {
    const file = resolve(import.meta.dirname, '../../docs/providers.md')
    const hasCodec = (wireFormat: Parameters<typeof codecFor>[0]) => codecFor(wireFormat) !== undefined
    expect(readFileSync(file, 'utf8')).toBe(providersPage(providers, outOfScope, hasCodec))
  })

  it('says how to use a provider that works', () => {
    expect(lineOn({ name: 'Example', endpoints: { gemini: 'https://api.example', ...chat } })).toBe(
      '| `example` | Example | `EXAMPLE_API_KEY` | `https://api.example/v1`, or `EXAMPLE_API_BASE` |',
    )
  })

  it('names aliases, pages and other regions', () => {
    const line = lineOn({
      name: 'Example',
      aliases: ['sample'],
      endpoints: chat,
      regions: { China: { 'openai-chat': 'https://api.example.cn/v1', gemini: 'https://api.example.cn' } },
      pages: { docs: 'https://example.com', keys: 'https://example.com/keys' },
    })
    expect(line).toContain('| `example`, `sample` | [Example](https://example.com) |')
    expect(line).toContain('([page](https://example.com/keys))')
    expect(line).toContain('; China `https://api.example.cn/v1` |')
  })

  it('says what to set where only the user knows the base URL', () => {
    expect(lineOn({ name: 'Example', endpoints: { 'openai-chat': 'https://{NAME}.example/v1' } })).toContain(
      'set `EXAMPLE_API_BASE`, such as `https://{NAME}.example/v1`',
    )
  })

  it('says what a provider waits for', () => {
    expect(lineOn({ name: 'Example', endpoints: { cohere: 'https://api.example' } })).toContain('| Cohere (later) |')
    expect(lineOn({ name: 'Example', endpoints: chat, signIn: 'device-code' })).toMatch(
      /\| a sign-in with a device code/,
    )
    expect(lineOn({ name: 'Example', endpoints: { own: null }, signIn: 'oauth' })).toMatch(
      /an API of its own.*; a sign-in/,
    )
  })

  it('gives the reason for what is out of scope', () => {
    const page = providersPage([], [{ reason: 'It dreams.', ids: ['one', 'two'] }], () => true)
    expect(page).toContain('| `one`, `two` | It dreams. |')
  })
})
