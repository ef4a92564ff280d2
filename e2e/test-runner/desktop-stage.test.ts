import { expect, it } from 'vitest'
import { countPlaywright } from './desktop-stage.ts'

type Status = 'skipped' | 'expected' | 'unexpected' | 'flaky'
const spec = (title: string, status: Status, annotations: { type: string; description?: string }[] = []) => ({
  title,
  tests: [{ status, annotations }],
})

it('counts tests of nested suites', () => {
  const inner = { specs: [spec('opens', 'expected'), spec('closes', 'unexpected')] }
  const report = { suites: [{ specs: [spec('starts', 'expected')], suites: [inner] }], errors: [] }
  const result = countPlaywright({ report, exitCode: 1, output: 'closes: it did not' })
  expect(result).toEqual({ passed: 2, failed: 1, skipped: [], details: 'closes: it did not' })
})

it('gives the reason of a skipped test', () => {
  const skip = spec('uses the keychain', 'skipped', [{ type: 'skip', description: 'no keyring here' }])
  const { skipped } = countPlaywright({ report: { suites: [{ specs: [skip] }], errors: [] }, exitCode: 0, output: '' })
  expect(skipped).toEqual([{ what: 'uses the keychain', why: 'no keyring here' }])
})

it('does not let a test pass at the second try', () => {
  const report = { suites: [{ specs: [spec('sometimes', 'flaky')] }], errors: [] }
  expect(countPlaywright({ report, exitCode: 0, output: '' })).toMatchObject({ passed: 0, failed: 1 })
})

it('counts an error outside of tests', () => {
  const report = { suites: [], errors: [{ message: 'the app did not build' }] }
  expect(countPlaywright({ report, exitCode: 1, output: '' }).failed).toBe(1)
})

it('takes a good end without a report for a skip, and its last line for the reason', () => {
  const result = countPlaywright({ report: null, exitCode: 0, output: 'Desktop tests\nThere is no xvfb-run here.\n' })
  expect(result.skipped).toEqual([{ what: 'all of it', why: 'There is no xvfb-run here.' }])
  expect(result.failed).toBe(0)
})

it('takes a bad end without a report for a failure', () => {
  expect(countPlaywright({ report: null, exitCode: 1, output: 'crash' })).toMatchObject({ failed: 1, details: 'crash' })
})
