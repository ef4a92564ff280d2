import { createServer } from 'node:net'

/** How far to look; a longer row of used ports has a reason that another port would not cure. */
const mostTries = 20

/** The first port after this one that can be listened on, or null. It may be gone again when it is used. */
export async function findFreePort(host: string, after: number): Promise<number | null> {
  for (let port = after + 1; port <= Math.min(after + mostTries, 65535); port += 1) {
    if (await isFree(host, port)) return port
  }
  return null
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
