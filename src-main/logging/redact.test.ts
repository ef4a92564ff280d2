import { describe, expect, it } from 'vitest'
import { createRedactor } from './redact.ts'

const redact = createRedactor(() => ['known-secret-1', 'quo"ted\\secret', 'abc'])

describe('redactor', () => {
  it('hides every occurrence of a known secret', () => {
    expect(redact('known-secret-1 and key=known-secret-1x')).not.toContain('known-secret-1')
  })

  it('hides a known secret inside JSON', () => {
    const text = redact(JSON.stringify({ text: 'quo"ted\\secret' }))
    expect(JSON.parse(text)).toEqual({ text: '[hidden]' })
  })

  it('asks for the secrets each time, because keys change while the proxy runs', () => {
    const secrets: string[] = []
    const changing = createRedactor(() => secrets)
    expect(changing('new-secret')).toBe('new-secret')
    secrets.push('new-secret')
    expect(changing('new-secret')).toBe('[hidden]')
  })

  it('leaves words alone that merely contain a very short token', () => {
    expect(redact('abcdef')).toBe('abcdef')
  })

  it.each([
    'sk-proj-abcdefghijklmnop1234',
    'sk-ant-api03-abcdefghijklmnop',
    'xai-abcdefghijklmnopqrstuvwx',
    'gsk_abcdefghijklmnopqrstuvwx',
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'AKIAABCDEFGHIJKLMNOP',
    'AIzaSyabcdefghijklmnopqrstuvwxyz01234',
    'ya29.abcdefghijklmnopqrstuvwxyz',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
    '-----BEGIN PRIVATE KEY-----\nMIIEvg\n-----END PRIVATE KEY-----',
  ])('hides what looks like a key: %s', (key) => {
    expect(redact(`before ${key} after`)).toBe('before [hidden] after')
    expect(redact(`{"text":"${key}"}`)).toBe('{"text":"[hidden]"}')
  })

  it('hides a private key that is cut off', () => {
    expect(redact('-----BEGIN RSA PRIVATE KEY-----\nMIIEvgIBADAN')).toBe('[hidden]')
  })

  it.each([
    ['authorization: Bearer abcdefghijklmnop', 'authorization: Bearer [hidden]'],
    ['"x-api-key":"0123456789"', '"x-api-key":"[hidden]"'],
    ['x-goog-api-key=0123456789', 'x-goog-api-key=[hidden]'],
    ['https://host/v1?key=0123456789&alt=sse', 'https://host/v1?key=[hidden]&alt=sse'],
  ])('hides what a name announces: %s', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })

  it('leaves ordinary text as it is', () => {
    const text = 'The bearer of good news asks: is task-management-with-many-words ok? key: value, token=s, risk-free'
    expect(redact(text)).toBe(text)
  })
})
