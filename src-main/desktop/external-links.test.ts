import { expect, it } from 'vitest'
import { providers } from '../../shared/providers/index.ts'
import { isKnownLink } from './external-links.ts'

it("opens every provider's pages", () => {
  const links = providers.flatMap(({ keysUrl, docsUrl }) => [keysUrl, docsUrl]).filter((url) => url !== null)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((url) => url.startsWith('https:') && !isKnownLink(url))).toEqual([])
})

it.each([
  'https://example.com/',
  'https://platform.openai.com/',
  'https://platform.openai.com/api-keys?next=https://example.com',
  'https://platform.openai.com.example.com/api-keys',
  'https://someone@platform.openai.com/api-keys',
  'http://platform.openai.com/api-keys',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'no link',
  '',
])('does not open %j', (url) => expect(isKnownLink(url)).toBe(false))
