import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from './development/build-app.ts'
import type { ElectronCommand } from './development/electron-command.ts'
import { findElectron } from './development/find-electron.ts'
import { launch } from './development/launch.ts'
import { projectFolder, wantsTestElectron } from './development/project.ts'

/** `npm start`: builds and opens the app; where that cannot be, it runs the proxy in this terminal. */

let child: ChildProcess | undefined
// Ctrl+C reaches the child by itself, and twice would mean haste; this process waits for it to end in its own time.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child?.kill('SIGTERM'))

const electron = await findElectron()
process.exitCode = electron.ok ? await openApp(electron.value) : await serveInTerminal(electron.message)

async function openApp(command: ElectronCommand): Promise<number> {
  if (!wantsTestElectron()) await buildApp(join(projectFolder, 'dist'), false)
  const app = launch(command, process.argv.slice(2))
  child = app.process
  switch (await app.started) {
    case 'ready':
      console.error('FreeCC is in the tray. Quit it there, or here with Ctrl+C.')
      return app.ended
    case 'ended':
      console.error('FreeCC runs already; its window is in front now.')
      return 0
    case 'crashed':
      return serveInTerminal('Electron could not start')
  }
}

function serveInTerminal(reason: string): Promise<number> {
  console.error(`No tray app: ${reason}. FreeCC runs in this terminal instead, as with "npm run serve".`)
  const server = spawn(process.execPath, [join(projectFolder, 'src-main/cli.ts'), 'serve'], { stdio: 'inherit' })
  child = server
  return new Promise((resolve) => server.once('exit', (code) => resolve(code ?? 1)))
}
