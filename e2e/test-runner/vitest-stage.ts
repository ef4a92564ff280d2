import { join, relative } from 'node:path'
import { z } from 'zod'
import { root, runProcess } from './run-process.ts'
import { runWithReport, type ReportedRun } from './run-with-report.ts'
import { failed, type Skip, type Stage, type StageResult } from './stage.ts'

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})
type VitestReport = z.infer<typeof reportSchema>
type VitestFile = VitestReport['testResults'][number]

/** A project of the Vitest configuration. */
export function vitestStage(title: string, project: string, minutes: number): Stage {
  const reportFile = join(root, `test-results/${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  return {
    title,
    async run() {
      const commandLine = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]
      const run = () => runProcess(process.execPath, commandLine, minutes)
      return countVitest(await runWithReport(reportFile, reportSchema, run))
    },
  }
}

/** Counts tests. A file that could not be run, and a run that ended badly although all tests passed, count as one. */
export function countVitest({ report, exitCode, output }: ReportedRun<VitestReport>): StageResult {
  if (!report) return failed(output)
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const brokenFiles = report.testResults.filter(isBroken).length
  const failures = tests.filter((test) => test.status === 'failed').length + brokenFiles
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failures === 0 && exitCode !== 0 ? 1 : failures,
    skipped: report.testResults.flatMap((file) => skipsOf(file, output)),
    details: exitCode === 0 ? '' : output,
  }
}

function isBroken(file: VitestFile): boolean {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
}

/** Vitest's report does not say why tests were skipped: their file prints a line that starts with `Skipping`. */
function skipsOf(file: VitestFile, output: string): readonly Skip[] {
  const name = relative(root, file.name)
  const printed = output.split('stderr | ').find((block) => block.startsWith(`${name}\nSkipping `))
  const why = printed?.split('\n')[1] ?? `see ${name}`
  return file.assertionResults
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => ({ what: test.fullName.trim(), why }))
}
