import { readProcesses } from './processes.ts'
import { expect, test } from './test.ts'

test('the window is confined as Electron recommends', async ({ start }) => {
  const { electron, window: page } = await start()
  expect(page.url()).toMatch(/^app:\/\/freecc\//)
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const [contents] = BrowserWindow.getAllWindows().map((opened) => opened.webContents)
    // Not in Electron's types, but there for exactly such checks.
    return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  })
  expect(preferences).toMatchObject({
    webviewTag: false,
    nodeIntegrationInSubFrames: false,
    experimentalFeatures: false,
  })
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
})

test("Electron's sandbox is on, and root runs none of it", async ({ start }) => {
  const { electron } = await start()
  const { main, renderers } = await readProcesses(electron)
  expect(main.commandLine).not.toContain('--no-sandbox')
  expect(main.user).not.toBe(0)
  expect(renderers.length).toBeGreaterThan(0)
  // 2 is a filter on system calls; without the sandbox it is 0.
  for (const renderer of renderers) expect(renderer.seccomp).toBe(2)
})

test('the page comes with a strict policy, and the protocol serves nothing else', async ({ start }) => {
  const { electron } = await start()
  const answers = await electron.evaluate(async ({ session }) => {
    const get = async (url: string) => {
      const answer = await session.defaultSession.fetch(url).catch(() => null)
      return { status: answer?.status, policy: answer?.headers.get('content-security-policy') }
    }
    return {
      page: await get('app://freecc/'),
      missing: await get('app://freecc/nothing.html'),
      outside: await get('app://freecc/%2e%2e%2fmain%2fmain.cjs'),
      otherHost: await get('app://elsewhere/index.html'),
    }
  })
  expect(answers.page.status).toBe(200)
  expect(answers.page.policy).toContain("default-src 'none'")
  expect(answers.page.policy).toContain("script-src 'self'")
  expect(answers.page.policy).toContain("connect-src 'none'")
  expect(answers.page.policy).toContain("frame-ancestors 'none'")
  expect(answers.page.policy).not.toContain('unsafe')
  expect([answers.missing.status, answers.outside.status, answers.otherHost.status]).toEqual([404, 404, 404])
})

test('the page cannot reach the network, leave, open windows or get permissions', async ({ start, user }) => {
  const { electron, window: page } = await start()
  const address = page.url()
  expect(
    await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'sent',
          () => 'refused',
        ),
      user.url,
    ),
  ).toBe('refused')
  await page.evaluate(() => location.assign('https://example.com/'))
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  expect(await page.evaluate(() => window.open('app://freecc/') === null)).toBe(true)
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  expect(page.url()).toBe(address)
  expect(electron.windows()).toHaveLength(1)
})

test('links of the catalogue open in the browser, all others nowhere', async ({ start }) => {
  const { electron, window: page } = await start()
  await electron.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url) => Promise.resolve(void opened.push(url))
  })
  await page.evaluate(() => {
    for (const url of [
      'https://platform.openai.com/api-keys',
      'https://example.com/',
      'file:///etc/passwd',
      'http://platform.openai.com/api-keys',
    ])
      window.open(url)
  })
  const opened = () => electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await expect.poll(opened).toEqual(['https://platform.openai.com/api-keys'])
})

test('the window gets two functions, and calls outside of the contract are refused', async ({ start }) => {
  const { window: page } = await start()
  expect(await page.evaluate(() => Object.keys(window.api).sort())).toEqual(['call', 'on'])
  const outcomes = await page.evaluate(async () => {
    const call = (name: string, request: unknown) =>
      (window.api.call as (name: string, request: unknown) => Promise<unknown>)(name, request).then(
        () => 'answered',
        (error: Error) => error.message,
      )
    return {
      unknown: await call('files.read', { path: '/etc/passwd' }),
      inherited: await call('constructor', undefined),
      wrongForm: await call('proxy.listenOn', { port: 'http' }),
      extraField: await call('proxy.setOn', { on: true, also: 1 }),
      secret: await call('key.save', { tier: 'big', key: 'sk-secret', allowUnprotected: 'yes' }),
    }
  })
  expect(outcomes.unknown).toContain('no such call')
  expect(outcomes.inherited).toContain('no such call')
  expect(outcomes.wrongForm).toContain('does not have the agreed form')
  expect(outcomes.extraField).toContain('does not have the agreed form')
  expect(outcomes.secret).not.toContain('sk-secret')
})

test('calls from another origin are refused, even with the preload script', async ({ start }) => {
  const { electron } = await start()
  const outcome = await electron.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/preload/preload.cjs`
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await foreign.loadURL('data:text/html,<p>foreign</p>')
    const ask = "window.api.call('state.get', undefined).then(() => 'answered', (error) => error.message)"
    const answer: unknown = await foreign.webContents.executeJavaScript(ask)
    foreign.destroy()
    return answer
  })
  expect(outcome).toContain('takes calls from its own window only')
})
