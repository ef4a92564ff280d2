import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { refuseForeigner, refuseStranger } from './access.ts'

function incoming(headers: Record<string, string>, url = '/v1/messages'): IncomingMessage {
  return { url, headers, rawHeaders: Object.entries(headers).flat() } as unknown as IncomingMessage
}

const local = { isLoopback: true, token: null }

describe('refuseForeigner', () => {
  it.each(['127.0.0.1:8082', 'localhost:8082', '[::1]:8082', 'LOCALHOST', '127.0.0.2:1'])(
    '275: answers to %s',
    (host) => {
      expect(refuseForeigner(incoming({ host }), local)).toBeNull()
    },
  )

  it.each(['evil.com', '127.0.0.1.evil.com', 'localhost.evil.com:8082', '', '0x7f.1', 'user@localhost'])(
    '275: does not answer to the host "%s" (DNS rebinding)',
    (host) => expect(refuseForeigner(incoming({ host }), local)?.status).toBe(403),
  )

  it('I25: checks the authority of an absolute request target too', () => {
    expect(refuseForeigner(incoming({ host: 'localhost' }, 'http://evil.com/v1/messages'), local)?.status).toBe(403)
    expect(refuseForeigner(incoming({ host: 'localhost' }, 'http://127.0.0.1:8082/v1/messages'), local)).toBeNull()
  })

  it('I23: refuses two Host headers', () => {
    const request = incoming({ host: 'localhost' })
    request.rawHeaders.push('HOST', 'evil.com')
    expect(refuseForeigner(request, local)?.status).toBe(400)
  })

  it('I26: refuses web pages, whatever the client-side header claims', () => {
    for (const origin of ['https://evil.com', 'null', 'http://localhost:3000']) {
      const headers = { host: 'localhost', origin, 'anthropic-dangerous-direct-browser-access': 'true' }
      expect(refuseForeigner(incoming(headers), local)?.status).toBe(403)
    }
    expect(refuseForeigner(incoming({ host: 'localhost', 'sec-fetch-site': 'cross-site' }), local)?.status).toBe(403)
  })

  it('lets other hosts in where it was told to listen beyond this machine', () => {
    expect(refuseForeigner(incoming({ host: 'build-server:8082' }), { isLoopback: false, token: 't' })).toBeNull()
  })
})

describe('refuseStranger', () => {
  const rules = { isLoopback: true, token: 'secret-token' }

  it('264: accepts the token as bearer, as x-api-key, or both', () => {
    expect(refuseStranger(incoming({ authorization: 'Bearer secret-token' }), rules)).toBeNull()
    expect(refuseStranger(incoming({ 'x-api-key': 'secret-token' }), rules)).toBeNull()
    expect(refuseStranger(incoming({ 'x-api-key': 'other', authorization: 'bearer secret-token' }), rules)).toBeNull()
  })

  it('I28: refuses a missing or wrong token without repeating it', () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { 'x-api-key': 'secret-toke' }]) {
      const refusal = refuseStranger(incoming(headers), rules)
      expect(refusal).toMatchObject({ status: 401, type: 'authentication_error' })
      expect(refusal?.message).not.toContain('wrong')
    }
  })

  it('264: accepts any placeholder where no token is asked for', () => {
    expect(refuseStranger(incoming({ authorization: 'Bearer any' }), local)).toBeNull()
  })
})
