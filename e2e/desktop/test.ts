import { test as base } from '@playwright/test'
import type { Settings } from '../../shared/settings.ts'
import { createUserFolder, startApp, type RunningApp, type StartOptions, type UserFolder } from './freecc-app.ts'
import { screenshotFile } from './desktop.ts'

interface Fixtures {
  /** What the user's settings hold before the app starts for the first time, apart from the port. */
  readonly settings: Partial<Settings>
  readonly user: UserFolder
  /** Starts the app; whatever still runs at the end of the test is closed. */
  readonly start: (options?: StartOptions) => Promise<RunningApp>
}

export { expect } from '@playwright/test'

/** A test of the app in the desktop session, with a user of its own. */
export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  user: async ({ settings }, use) => {
    const user = await createUserFolder(settings)
    await use(user)
    user.remove()
  },
  start: async ({ user }, use, testInfo) => {
    const running: RunningApp[] = []
    await use(async (options) => {
      const app = await startApp(user, options)
      running.push(app)
      return app
    })
    const last = running.at(-1)
    if (testInfo.status !== testInfo.expectedStatus && last !== undefined) {
      await last.window.screenshot({ path: screenshotFile(`failed-${testInfo.testId}`) }).catch(() => undefined)
      await testInfo.attach('output', { body: last.output(), contentType: 'text/plain' })
    }
    for (const app of running) await app.electron.close().catch(() => undefined)
  },
})
