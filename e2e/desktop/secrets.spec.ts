import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { curlCommand } from '../../shared/curl-command.ts'
import { errorReport } from '../../shared/error-report.ts'
import { callChannel } from '../../shared/ipc-channels.ts'
import { defaultRecordingSettings } from '../../shared/recording-settings.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { handOver } from '../../src-main/development/account.ts'
import { ask } from './ask.ts'
import { chooseInDialog } from './choose-in-dialog.ts'
import { startEchoingUpstream } from './echoing-upstream.ts'
import type { RunningApp, UserFolder } from './freecc-app.ts'
import { expect, test } from './test.ts'

/** In no form that a table of beginnings would know: only what the app was told can hide them. */
const keys = {
  first: 'planted-first-2718281828',
  second: 'planted-second-314159265',
  imported: 'planted-env-1414213562',
}

// Everything that can be written down is.
test.use({
  settings: {
    recording: { ...defaultRecordingSettings, bodies: true, disk: { ...defaultRecordingSettings.disk, isOn: true } },
    logging: { ...defaultSettings.logging, fileLevel: 'DEBUG', requestBodies: true, responseBodies: true },
  },
})

test('keys that were planted are found nowhere: disk, logs, exports, processes, messages to the window', async ({
  user,
  start,
}) => {
  const upstream = await startEchoingUpstream()
  const app = await start()
  const { window: page } = app
  await listenToMessages(app)

  const route = { tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl: upstream.baseUrl } as const
  await page.evaluate(async (edit) => void (await window.api.call('route.save', edit)), route)
  for (const key of [keys.first, keys.second]) {
    const saved = await page.evaluate(
      (secret) => window.api.call('key.save', { connection: 'big', key: secret, allowUnprotected: false }),
      key,
    )
    expect(saved.ok).toBe(true)
  }

  for (const stream of [true, true, false]) {
    const answer = await ask(user, { stream })
    // The client is told what the provider said; whoever sends the request knows the token, but no key.
    await answer.text()
  }
  const details = await readRecordings(app)
  expect(details.map(({ areWhole }) => areWhole)).toEqual([true, true, true])

  const environmentFile = join(user.home, '.env')
  writeFileSync(environmentFile, `BIG_MODEL_PROVIDER=groq\nBIG_MODEL_NAME=m\nBIG_MODEL_API_KEY=${keys.imported}\n`)
  handOver(environmentFile)
  await chooseInDialog(app, environmentFile)
  await page.evaluate(() => window.api.call('settings.chooseImport', { kind: 'env' }))
  const imported = await page.evaluate(() => window.api.call('settings.applyImport', { allowUnprotected: false }))
  expect(imported.ok).toBe(true)

  await chooseInDialog(app, join(user.home, 'exported.json'))
  const exported = await page.evaluate(() => window.api.call('settings.export', undefined))
  expect(exported).toEqual({ ok: true, value: join(user.home, 'exported.json') })

  const secrets = [...Object.values(keys), user.token()]
  const places: Readonly<Record<string, string>> = {
    ...readProcesses(await app.electron.evaluate(() => process.pid)),
    messages: await readMessages(app),
    page: await page.content(),
    copies: details.map(({ copies }) => copies).join('\n'),
  }
  expect(places['messages']).toContain('Your key is')
  await app.electron.close()
  upstream.close()

  const found = [
    ...findIn({ ...places, output: app.output() }, secrets),
    ...findIn(readFiles(user), secrets).filter((place) => !place.startsWith(`${environmentFile}: planted-env`)),
  ]
  const homesOfTheToken = [join(user.userData, 'token')]
  expect(found.filter((place) => !homesOfTheToken.some((home) => place.startsWith(home)))).toEqual([])
  expect(found).toHaveLength(homesOfTheToken.length)
  for (const home of homesOfTheToken) expect(statSync(home).mode & 0o777).toBe(0o600)
  expect(Object.values(readFiles(user)).join('')).toContain('Your key is')
})

/** Keeps all that is pushed to the window and replied to it, in the main process. */
async function listenToMessages({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow, ipcMain }, channel) => {
    const messages: string[] = []
    Object.assign(globalThis, { messages })
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (name: string, ...args: unknown[]) => {
        messages.push(JSON.stringify(args))
        send(name, ...args)
      }
    }
    type Handler = (...args: unknown[]) => Promise<unknown>
    // Not in Electron's types: where it keeps what answers calls.
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
    const answer = handlers.get(channel)
    if (answer === undefined) throw new Error('Electron keeps its handlers elsewhere.')
    ipcMain.removeHandler(channel)
    ipcMain.handle(channel, async (...args) => {
      const reply: unknown = await answer(...args)
      messages.push(JSON.stringify(reply) ?? '')
      return reply
    })
  }, callChannel)
}

function readMessages({ electron }: RunningApp): Promise<string> {
  return electron.evaluate(() => (globalThis as unknown as { messages: string[] }).messages.join('\n'))
}

/** What the window shows and copies of each request. */
async function readRecordings({ window: page }: RunningApp) {
  const recorded = await page.evaluate(async () => {
    const exchanges = await window.api.call('requests.list', undefined)
    return Promise.all(
      exchanges.map(async (exchange) => ({
        exchange,
        detail: await window.api.call('requests.detail', { id: exchange.id }),
      })),
    )
  })
  return recorded.map(({ exchange, detail }) => {
    const options = { baseUrl: 'http://127.0.0.1', keyVariable: 'KEY' }
    const requests = [detail?.clientRequest, detail?.upstreamRequest].flatMap((request) => request ?? [])
    const commands = requests.map((request) => curlCommand(request, options))
    return {
      areWhole: commands.length === 2 && !commands.includes(null),
      copies: [errorReport(exchange, '1.0.0'), JSON.stringify(detail), ...commands].join('\n'),
    }
  })
}

/** Command line and environment of a process and of all that it started. */
function readProcesses(root: number): Readonly<Record<string, string>> {
  const parents = new Map(
    readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0)
      .map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(readProcess(pid, 'status'))?.[1] ?? 0)]),
  )
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0))
  return Object.fromEntries(
    [...parents.keys()]
      .filter(isBelow)
      .flatMap((pid) => ['cmdline', 'environ'].map((name) => [`process ${pid} ${name}`, readProcess(pid, name)])),
  )
}

function readProcess(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

/** All files of the user: settings, keys, logs, recordings, crash dumps, what Chromium keeps. */
function readFiles(user: UserFolder): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(user.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  )
}

/** Where a secret stands, as it is or encoded. */
function findIn(places: Readonly<Record<string, string>>, secrets: readonly string[]): readonly string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    secrets
      .filter((secret) =>
        [secret, Buffer.from(secret).toString('base64').replace(/=+$/, ''), Buffer.from(secret).toString('hex')].some(
          (form) => text.includes(form),
        ),
      )
      .map((secret) => `${place}: ${secret}`),
  )
}
