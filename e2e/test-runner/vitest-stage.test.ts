import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './run-process.ts'
import { countVitest } from './vitest-stage.ts'

const test = (fullName: string, status: string) => ({ fullName, status })
const file = (name: string, status: string, assertionResults: ReturnType<typeof test>[]) => ({
  name: join(root, name),
  status,
  assertionResults,
})

it('counts tests and names the file of what was skipped', () => {
  const testResults = [
    file('a.test.ts', 'passed', [test('one', 'passed'), test('two', 'skipped')]),
    file('b.test.ts', 'passed', [test('three', 'passed')]),
  ]
  expect(countVitest({ report: { testResults }, exitCode: 0, output: 'all the passing tests' })).toEqual({
    passed: 2,
    failed: 0,
    skipped: [{ what: 'two', why: 'see a.test.ts' }],
    details: '',
  })
})

it('takes the reason of a skip from what its file printed', () => {
  const output =
    ' ✓ b.test.ts\nstderr | a.test.ts\nSkipping the replays: there is no ../shared.\n\n ↓ a.test.ts (1 test)\n'
  const testResults = [file('a.test.ts', 'passed', [test('replays one', 'skipped')])]
  const { skipped } = countVitest({ report: { testResults }, exitCode: 0, output })
  expect(skipped).toEqual([{ what: 'replays one', why: 'Skipping the replays: there is no ../shared.' }])
})

it('shows the whole output when a test failed', () => {
  const testResults = [file('a.test.ts', 'failed', [test('one', 'passed'), test('two', 'failed')])]
  const result = countVitest({ report: { testResults }, exitCode: 1, output: 'expected 1 to be 2' })
  expect(result).toEqual({ passed: 1, failed: 1, skipped: [], details: 'expected 1 to be 2' })
})

it('counts a file that could not be run as one failure', () => {
  const testResults = [file('a.test.ts', 'failed', []), file('b.test.ts', 'passed', [test('one', 'passed')])]
  expect(countVitest({ report: { testResults }, exitCode: 1, output: '' })).toMatchObject({ passed: 1, failed: 1 })
})

it('counts a run that ended badly after all tests passed, such as by an unhandled rejection', () => {
  const testResults = [file('a.test.ts', 'passed', [test('one', 'passed')])]
  expect(countVitest({ report: { testResults }, exitCode: 1, output: '' })).toMatchObject({ passed: 1, failed: 1 })
})

it('counts a run without a report as one failure', () => {
  expect(countVitest({ report: null, exitCode: 1, output: 'no such file' })).toMatchObject({
    failed: 1,
    details: 'no such file',
  })
})
