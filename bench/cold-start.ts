import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSession } from '../e2e/desktop/session/start-session.ts'
import { account, asAccount, handOver } from '../src-main/development/account.ts'
import { assembleTestApp } from '../src-main/development/assemble-test-app.ts'
import { median } from './table.ts'

/**
 * How long it takes from starting the app's process to its window on the screen: `npm run bench:start`, on Linux with what
 * the desktop tests need. The window is shown once it is drawn. The first start, which makes the user's files, is not
 * counted; the files of the program are in the system's cache.
 */
const runs = 15

const folder = mkdtempSync(join(tmpdir(), 'freecc-start-'))
chmodSync(folder, 0o755)
const home = join(folder, 'home')
mkdirSync(home)
handOver(home)

type Environment = Readonly<Record<string, string>>

try {
  const executable = await assembleTestApp(join(folder, 'app'))
  const session = await startSession(join(folder, 'session.log'))
  try {
    const environment = { ...session.environment, HOME: home, FREECC_REFRESH_MODELS: 'false' }
    await timeToWindow(executable, environment)
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) times.push(await timeToWindow(executable, environment))
    const [least, most] = [Math.min(...times), Math.max(...times)]
    console.log(`From start to window: median ${median(times).toFixed(0)} ms of ${runs} starts,`)
    console.log(`${least.toFixed(0)} to ${most.toFixed(0)} ms.`)
  } finally {
    await session.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** In ms. The app is gone when it resolves. */
async function timeToWindow(executable: string, environment: Environment): Promise<number> {
  const windows = await watchWindows(environment)
  const [file = '', ...args] = asAccount([executable, `--user-data-dir=${join(home, 'app')}`])
  const begin = performance.now()
  const app = spawn(file, args, { env: environment, cwd: '/', stdio: 'ignore' })
  const ended = once(app, 'exit')
  const died = ended.then(() => Promise.reject(new Error('FreeCC ended without a window.')))
  // It ends later as well, when nobody waits for this.
  died.catch(() => undefined)
  try {
    await Promise.race([windows.next(), died])
    return performance.now() - begin
  } finally {
    windows.stop()
    app.kill()
    await ended
  }
}

/** Follows what the window manager manages. */
async function watchWindows(environment: Environment) {
  const watcher = spawn('xprop', ['-root', '-spy', '_NET_CLIENT_LIST'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(account ?? {}),
  })
  const lines = watcher.stdout.setEncoding('utf8')
  const idsIn = (text: string) =>
    new Set(
      text
        .trim()
        .split('\n')
        .at(-1)
        ?.match(/0x[0-9a-f]+/g),
    )
  const [first] = (await once(lines, 'data')) as [string]
  const before = idsIn(first)
  return {
    /** Resolves when there is a window that was not there in the beginning. */
    async next(): Promise<void> {
      for await (const text of lines) {
        for (const id of idsIn(String(text))) if (!before.has(id)) return
      }
    },
    stop: () => void watcher.kill(),
  }
}
