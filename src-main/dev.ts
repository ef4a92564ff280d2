import { build } from 'vite'
import { appParts } from './development/build-app.ts'
import { findElectron } from './development/find-electron.ts'
import { launch, type Launched } from './development/launch.ts'
import { projectFolder } from './development/project.ts'

/** `npm run dev`: opens the app, and builds and restarts it whenever a source changes. */

/** Changes that come together, such as a switched branch, cause one restart. In milliseconds. */
const settleTime = 300

let app: Launched | undefined
let timer: NodeJS.Timeout | undefined
let restarting = Promise.resolve()
const built = new Set<string>()

async function restart(): Promise<void> {
  const electron = await findElectron()
  if (!electron.ok) {
    console.error(`The app cannot open: ${electron.message}.`)
    // An app that is open stays until the next change.
    if (app === undefined) process.exit(1)
    return
  }
  app?.process.kill()
  await app?.ended
  const started = launch(electron.value, [])
  app = started
  // Quitting the app ends the development session; a restart does not.
  void started.ended.then(() => {
    if (app === started && !started.process.killed) process.exit()
  })
}

function onBuilt(part: string): void {
  built.add(part)
  if (built.size < appParts.length) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    restarting = restarting.then(restart)
  }, settleTime)
}

async function end(): Promise<void> {
  app?.process.kill()
  await app?.ended
  process.exit()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
process.chdir(projectFolder)
for (const part of appParts) {
  const watcher = await build({ mode: part, logLevel: 'warn', build: { watch: {} } })
  if (!('on' in watcher)) throw new Error('Vite did not watch.')
  watcher.on('event', (event) => {
    if (event.code === 'END') onBuilt(part)
    if (event.code === 'ERROR') console.error(event.error.message)
  })
}
