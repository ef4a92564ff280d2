import { describe, expect, it } from 'vitest'
import { capturedRequests, hasRecordings } from '../../testing/recordings.ts'
import { forwardedRequestHeaders, forwardedResponseHeaders } from './headers.ts'

describe('forwardedRequestHeaders', () => {
  it('266, 268: passes betas, versions and what the client says of itself, known or not', () => {
    const headers = {
      'anthropic-beta': 'claude-code-20250219, context-1m-2025-08-07',
      'anthropic-version': '2024-01-01',
      'anthropic-not-known-yet': '1',
      'anthropic-dangerous-direct-browser-access': 'true',
      'x-claude-code-session-id': 's',
      'x-claude-code-not-known-yet': '1',
      'x-app': 'cli',
      'user-agent': 'claude-cli/9',
      'x-stainless-timeout': '600',
    }
    expect(forwardedRequestHeaders(headers)).toEqual(headers)
  })

  it('266: joins a beta header that came twice', () => {
    expect(forwardedRequestHeaders({ 'anthropic-beta': ['a', 'b'] })).toMatchObject({ 'anthropic-beta': 'a, b' })
  })

  it('265: never passes the client’s credential, cookies, address or framing', () => {
    const names = 'authorization x-api-key proxy-authorization cookie host origin connection keep-alive te upgrade'
    const more = 'content-length content-type transfer-encoding accept-encoding x-forwarded-for x-goog-api-key'
    const headers = Object.fromEntries(`${names} ${more}`.split(' ').map((name) => [name, 'secret']))
    expect(forwardedRequestHeaders(headers)).toEqual({ 'anthropic-version': '2023-06-01' })
  })

  it('267: adds the version where the client left it out', () => {
    expect(forwardedRequestHeaders({})).toEqual({ 'anthropic-version': '2023-06-01' })
    expect(forwardedRequestHeaders({ 'anthropic-version': undefined })).toEqual({ 'anthropic-version': '2023-06-01' })
  })
})

describe('forwardedResponseHeaders', () => {
  it('250, 269, 270: passes what the client acts on', () => {
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'request-id': 'req_1',
      'retry-after': '7',
      'retry-after-ms': '7000',
      'x-should-retry': 'false',
      'anthropic-ratelimit-unified-status': 'allowed',
      'anthropic-organization-id': 'o',
    }
    expect(forwardedResponseHeaders(headers)).toEqual(headers)
  })

  it('269: drops framing, encoding, cookies and what a network adds', () => {
    const names = 'content-length content-encoding transfer-encoding connection keep-alive set-cookie server cf-ray via'
    expect(forwardedResponseHeaders(Object.fromEntries(names.split(' ').map((name) => [name, 'x'])))).toEqual({})
  })

  it('knows a name however it is spelled', () => {
    expect(forwardedResponseHeaders({ 'Request-Id': 'req_1' })).toEqual({ 'request-id': 'req_1' })
  })
})

describe.skipIf(!hasRecordings)('the headers of the real client', () => {
  it('265, 268: pass without its credential', () => {
    for (const { name, headers } of capturedRequests()) {
      const forwarded = forwardedRequestHeaders(headers)
      expect(JSON.stringify(forwarded), name).not.toContain('test-token')
      expect(forwarded, name).toMatchObject({
        'anthropic-beta': headers['anthropic-beta'],
        'x-claude-code-session-id': headers['x-claude-code-session-id'],
      })
    }
  })
})
