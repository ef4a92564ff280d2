import { afterAll, describe, expect, it } from 'vitest'
import { createUpstreamClient } from '../../src-main/proxy/upstream/upstream-client.ts'
import { startAnyHost } from './any-host.ts'

const hosts = await startAnyHost()
const client = createUpstreamClient(undefined, hosts.connect)
afterAll(async () => {
  await client.close()
  await hosts.close()
})

const url = 'https://api.vendor.example/v1/chat/completions'
const headers = { 'content-type': 'application/json', 'x-api-key': 'right' }

async function statusOf(given: { readonly url?: string; readonly headers?: object; readonly body?: string }) {
  hosts.expect({
    url,
    headers,
    check: (body) => (JSON.stringify(body) === '{"a":1}' ? [] : ['another body']),
    answer: (response) => void response.end('{}'),
  })
  const request = { url, body: '{"a":1}', signal: AbortSignal.timeout(5_000), ...given }
  const { status, body } = await client.post({ ...request, headers: { ...headers, ...given.headers } })
  body.destroy()
  return status
}

it('answers what it expects', async () => {
  expect(await statusOf({})).toBe(200)
  expect(hosts.complaints()).toEqual([])
})

it('complains if nothing comes', () => {
  hosts.expect({ url, headers, check: () => [], answer: () => {} })
  expect(hosts.complaints()).toEqual(['nothing came'])
})

describe('refuses a request', () => {
  it.each([
    ['to another host', { url: url.replace('api.', 'www.') }, 'it was sent to https://www.vendor.example'],
    ['over an open line', { url: url.replace('https', 'http') }, 'it was sent to http://api.vendor.example'],
    ['to another port', { url: url.replace('example', 'example:8443') }, 'it was sent to'],
    ['to another path', { url: url.replace('/v1', '') }, 'the path is /chat/completions'],
    ['with another key', { headers: { 'x-api-key': 'wrong' } }, 'the header x-api-key is wrong, not right'],
    ['with one key more', { headers: { authorization: 'Bearer right' } }, 'the header authorization has no business'],
    ['with another body', { body: '{}' }, 'another body'],
  ])('%s', async (_name, given, complaint) => {
    expect(await statusOf(given)).toBe(400)
    expect(hosts.complaints().join('; ')).toContain(complaint)
  })
})
