import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface UpdateFeed {
  readonly url: string
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
  readonly close: () => void
}

/**
 * Serves a newer version as a release does: a description, and the AppImage that it names.
 *
 * @param described What the description takes the AppImage for; something else for a download that went wrong.
 */
export async function serveUpdate(version: string, image: string, described = image): Promise<UpdateFeed> {
  const name = `FreeCC-${version}-linux-x86_64.AppImage`
  const sha512 = createHash('sha512').update(described).digest('base64')
  // JSON is YAML.
  const description = JSON.stringify({
    version,
    files: [{ url: name, sha512, size: described.length }],
    path: name,
    sha512,
    releaseDate: '2026-11-22T00:00:00.000Z',
  })
  const files: Readonly<Record<string, string>> = { '/latest-linux.yml': description, [`/${name}`]: image }
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    const file = files[pathname]
    response.writeHead(file === undefined ? 404 : 200).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
