import { readFile, rm } from 'node:fs/promises'
import type { z } from 'zod'
import type { ProcessResult } from './run-process.ts'

export interface ReportedRun<Report> extends ProcessResult {
  /** Null if the program wrote none, or one of another shape. */
  readonly report: Report | null
}

/** Runs a program that writes a JSON report to `file`; an old report is never taken for a new one. */
export async function runWithReport<Report>(
  file: string,
  schema: z.ZodType<Report>,
  run: () => Promise<ProcessResult>,
): Promise<ReportedRun<Report>> {
  await rm(file, { force: true })
  const result = await run()
  const text = await readFile(file, 'utf8').catch(() => 'null')
  const parsed = schema.safeParse(JSON.parse(text))
  return { ...result, report: parsed.success ? parsed.data : null }
}
