import { describe, expect, it } from 'vitest'
import { redactSecrets } from './redact-secrets.ts'

describe('redacting secrets', () => {
  it.each([
    ['Incorrect API key provided: sk-abc1********************wxyz. You can find', 'sk-abc1'],
    ['Incorrect API key provided: sk-proj-Ab12_cd34-ef56gh78. You can find', 'Ab12'],
    ['GET https://host/v1/models?alt=sse&key=AIzaSyA1234567890abcdefghi failed', 'AIza'],
    ['GET https://host/v1?api_key=0123456789abcdef&x=1 failed', '0123456789'],
    ['authorization: Bearer abcdef.ghijkl-mnopqr', 'abcdef'],
    ['{"api_key": "0a1b2c3d4e5f"}', '0a1b2c3d'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln was rejected', 'eyJ'],
    ['Rate limit reached in organization org-AbCdEf123456 on tokens', 'org-Ab'],
    ['key 0123456789abcdef0123456789abcdef.AbCdEfGhIjKlMnOp is invalid', 'AbCdEf'],
    ['gsk_0123456789abcdefghij', 'gsk_'],
  ])('263: %s', (text, secret) => {
    const redacted = redactSecrets(text)
    expect(redacted).not.toContain(secret)
    expect(redacted).toContain('•••')
  })

  it('leaves ordinary words alone', () => {
    const text =
      "Unsupported value: 'messages[0].role' does not support 'developer' with this model. See key-value docs."
    expect(redactSecrets(text)).toBe(text)
  })
})
