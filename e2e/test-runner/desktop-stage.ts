import { join } from 'node:path'
import { z } from 'zod'
import { root, runProcess } from './run-process.ts'
import { runWithReport, type ReportedRun } from './run-with-report.ts'
import { failed, skipped, type Stage, type StageResult } from './stage.ts'

const specSchema = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['skipped', 'expected', 'unexpected', 'flaky']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
})
type Spec = z.infer<typeof specSchema>

interface Suite {
  readonly specs: readonly Spec[]
  readonly suites?: readonly Suite[] | undefined
}
const suiteSchema: z.ZodType<Suite> = z.object({
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional()
  },
})

const reportSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(z.object({ message: z.string() })) })
type PlaywrightReport = z.infer<typeof reportSchema>

/** The tests of the app in a desktop session; they skip themselves, with a reason, where there can be none. */
export function desktopStage(minutes: number): Stage {
  const reportFile = join(root, 'test-results/desktop.json')
  return {
    title: 'Desktop app',
    async run() {
      const run = () => runProcess(process.execPath, ['e2e/desktop/run.ts', '--json', reportFile], minutes)
      return countPlaywright(await runWithReport(reportFile, reportSchema, run))
    },
  }
}

/** Counts tests; one that passed only when repeated is a failure. No report and exit code 0: all was skipped. */
export function countPlaywright({ report, exitCode, output }: ReportedRun<PlaywrightReport>): StageResult {
  if (!report) return exitCode === 0 ? skipped('all of it', lastLine(output)) : failed(output)
  const specs = report.suites.flatMap(specsOf)
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ ...test, title: spec.title })))
  const failures =
    report.errors.length + tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').length
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed: failures === 0 && exitCode !== 0 ? 1 : failures,
    skipped: tests
      .filter((test) => test.status === 'skipped')
      .map((test) => ({
        what: test.title,
        why: test.annotations.find((annotation) => annotation.type === 'skip')?.description ?? 'no reason given',
      })),
    details: exitCode === 0 ? '' : output,
  }
}

function specsOf(suite: Suite): readonly Spec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}
