import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A port that nobody listens on at the moment. */
export async function findFreePort(): Promise<number> {
  const server = await occupyPort(0)
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Listens on a port, as another program would. */
export function occupyPort(port: number): Promise<Server> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
