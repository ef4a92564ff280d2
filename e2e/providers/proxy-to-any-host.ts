import { defaultSettings } from '../../shared/settings.ts'
import { createProxy } from '../../src-main/proxy/create-proxy.ts'
import { createUpstreamClient } from '../../src-main/proxy/upstream/upstream-client.ts'
import { startAnyHost } from '../upstream/any-host.ts'

/** A real proxy, not set up yet, whose upstreams are all the same strict server, whatever host they are. */
export async function startProxyToAnyHost() {
  const hosts = await startAnyHost()
  const settings = { ...defaultSettings, proxy: { host: '127.0.0.1', port: 0, on: true } }
  const proxy = createProxy(
    { settings, readKey: () => undefined, token: null },
    { exchange: () => {} },
    { client: createUpstreamClient(undefined, hosts.connect) },
  )
  const status = await proxy.listen()
  if (status.state !== 'on') throw new Error(`The proxy is ${status.state}.`)
  return {
    hosts,
    proxy,
    url: status.url,
    close: async () => {
      await proxy.close(0)
      await hosts.close()
    },
  }
}
