import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { contentSecurityPolicy } from '../../src-main/desktop/content-security-policy.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export interface WindowSite {
  readonly url: string
  /** To be run before the page's own scripts: puts the fake `window.api` there. */
  readonly fakeApiScript: string
  readonly close: () => Promise<void>
}

/** Builds the window as it is shipped, and serves it on loopback under the policy that it runs under. */
export async function serveWindow(): Promise<WindowSite> {
  const directory = mkdtempSync(join(tmpdir(), 'freecc-window-'))
  await build({ mode: 'renderer', logLevel: 'error', build: { outDir: join(directory, 'site'), sourcemap: false } })
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(directory, 'fake'),
      lib: {
        entry: 'src-renderer/testing/install-fake-api.ts',
        formats: ['iife'],
        name: 'fake',
        fileName: () => 'fake.js',
      },
    },
  })

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const body = readFileSync(join(directory, 'site', path === '/' ? 'index.html' : path))
      response.setHeader('content-type', contentTypes[extname(path) || '.html'] ?? 'application/octet-stream')
      response.setHeader('content-security-policy', contentSecurityPolicy)
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    fakeApiScript: readFileSync(join(directory, 'fake', 'fake.js'), 'utf8'),
    async close() {
      await closed(server)
      rmSync(directory, { recursive: true })
    },
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
