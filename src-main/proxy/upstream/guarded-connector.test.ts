import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import { createProxy } from '../create-proxy.ts'
import type { ProxyConfig } from '../proxy.ts'
import { postMessages, smallRequest, startProxy } from '../testing/start.ts'
import { forbiddenPlace } from './guarded-connector.ts'
import { createUpstreamClient } from './upstream-client.ts'

const listening = (address: string) => ({ address, port: 8082, family: address.includes(':') ? 'IPv6' : 'IPv4' })
const socket = (remoteAddress: string, remotePort = 8082, localAddress = '192.168.1.9') => ({
  remoteAddress,
  remotePort,
  localAddress,
})

describe('forbiddenPlace', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
    ['0.0.0.0', '127.0.1.1'],
    ['::', '::1'],
    ['::', '::ffff:127.0.0.1'],
    ['0.0.0.0', '192.168.1.9'],
    ['192.168.1.9', '192.168.1.9'],
  ])('a listener on %s is found behind %s', (address, remote) => {
    expect(forbiddenPlace(socket(remote), listening(address))).toBe('own-listener')
  })

  it.each([
    ['127.0.0.1', '127.0.0.1', 11434],
    ['127.0.0.1', '::1', 8082],
    ['127.0.0.1', '192.168.1.9', 8082],
    ['0.0.0.0', '192.168.1.5', 8082],
  ])('a listener on %s is not what is at %s, port %i', (address, remote, port) => {
    expect(forbiddenPlace(socket(remote, port), listening(address))).toBeNull()
  })

  it('knows a metadata service by its address, whatever its name was', () => {
    expect(forbiddenPlace(socket('169.254.169.254', 80), null)).toBe('metadata-service')
    expect(forbiddenPlace(socket('203.0.113.5', 80), null)).toBeNull()
  })
})

describe('a proxy', () => {
  it('stops a loop to itself with one clear error, before its key travels', async () => {
    const exchanges: ExchangeSummary[] = []
    const config = (baseUrl: string): ProxyConfig => ({
      settings: {
        ...defaultSettings,
        proxy: { host: '127.0.0.1', port: 0, on: true },
        connections: [{ id: 'big', provider: 'openai', baseUrl, keys: [{ store: 'keychain', id: 'big' }] }],
        routes: { ...defaultSettings.routes, big: [{ connection: 'big', model: 'gpt-4.1' }] },
      },
      readKey: () => 'sk-key',
      token: null,
    })
    const proxy = createProxy(config('http://localhost:1/v1'), { exchange: (summary) => void exchanges.push(summary) })
    onTestFinished(() => proxy.close(0))
    const status = await proxy.listen()
    if (status.state !== 'on') throw new Error(`The proxy is ${status.state}.`)
    // The system chose the port, so that no check of the settings could know it.
    proxy.configure(config(`http://localhost:${new URL(status.url).port}/v1`))
    const response = await postMessages(status.url, smallRequest)
    expect(await response.json()).toMatchObject({
      error: {
        type: 'invalid_request_error',
        message: expect.stringContaining('leads back to FreeCC itself') as string,
      },
    })
    expect(response.headers.get('x-should-retry')).toBe('false')
    expect(exchanges.filter(({ state }) => state === 'failed')).toHaveLength(1)
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(1)
  })

  it('sends nothing to a metadata service that a harmless name leads to', async () => {
    const received: Buffer[] = []
    const server = createServer((accepted) => accepted.on('data', (chunk) => received.push(chunk)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const client = createUpstreamClient(undefined, (_options, connected) => {
      const opened = connect(port, '127.0.0.1', () => connected(null, opened))
      Object.defineProperty(opened, 'remoteAddress', { value: '169.254.169.254' })
    })
    const { url } = await startProxy({ baseUrl: 'http://models.example/v1', client, refresh: false })
    const response = await postMessages(url, smallRequest)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain("leads to a cloud's metadata service (models.example)")
    expect(received).toEqual([])
  })
})
