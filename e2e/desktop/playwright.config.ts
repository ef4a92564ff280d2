import { defineConfig } from '@playwright/test'
import { join } from 'node:path'

const report = process.env['FREECC_TEST_REPORT']
const results = join(import.meta.dirname, '../../test-results')

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: join(results, 'desktop'),
  // One screen, one clipboard, one tray.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ...(report === undefined ? [] : ([['json', { outputFile: report }]] as const))],
})
