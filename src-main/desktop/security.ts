import { app, session, shell, type WebContents } from 'electron'
import { isKnownLink } from './external-links.ts'

/** Must be called before the first window opens. (Electron security checklist, items 5 and 11 to 15.) */
export function setUpSecurity(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))

  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  // The page's policy forbids the network already; this holds for whatever a page could do beside it.
  defaultSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] },
    (_request, decide) => decide({ cancel: true }),
  )
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isKnownLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
