import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { findFreePort } from './free-port.ts'

it('finds a port above that nobody listens on', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const found = await findFreePort('127.0.0.1', port - 1)
  expect(found).toBeGreaterThan(port)
  await new Promise((resolve) => server.close(resolve))
})

it('gives up at the last port', async () => {
  expect(await findFreePort('127.0.0.1', 65535)).toBeNull()
})
