import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { resolvePageFile } from './resolve-page-file.ts'

const scheme = 'app'

/** Where the window's page lives. A scheme of its own has no more rights than a web page, unlike `file:`. */
export const appOrigin = `${scheme}://freecc`

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Must be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
}

/** Serves the page's files from this folder, and nothing else. */
export function serveApp(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const isOwn = request.method === 'GET' && request.url.startsWith(`${appOrigin}/`)
    const file = isOwn ? await resolvePageFile(folder, request.url) : null
    const contentType = file === null ? undefined : contentTypes[extname(file)]
    if (file === null || contentType === undefined) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': contentType,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
