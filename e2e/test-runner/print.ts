import type { Stage, StageResult } from './stage.ts'
import { skipLines, summarise } from './summary.ts'

interface TimedResult extends StageResult {
  readonly seconds: number
}

/** Runs the lanes side by side and prints the stages in the given order, each as soon as it and all before it ended. */
export async function runAndPrint(
  stages: readonly Stage[],
  lanes: ReadonlyArray<readonly Stage[]>,
): Promise<readonly StageResult[]> {
  const running = new Map<Stage, Promise<TimedResult>>()
  for (const lane of lanes) {
    let previous: Promise<unknown> = Promise.resolve()
    for (const stage of lane) {
      const current = previous.then(() => timed(stage))
      running.set(stage, current)
      previous = current
    }
  }
  const results: StageResult[] = []
  for (const stage of stages) {
    console.log(`\n## ${stage.title}\n`)
    const result = await running.get(stage)
    if (!result) throw new Error(`${stage.title} is in no lane`)
    printStage(result)
    results.push(result)
  }
  return results
}

/** Prints the line that ends the output; gives the exit code. */
export function printSummary(results: readonly StageResult[]): 0 | 1 {
  const isContinuousIntegration = process.env['CI'] === 'true'
  const { line, exitCode } = summarise(results, isContinuousIntegration)
  const skips = results.flatMap(skipLines)
  console.log('')
  if (skips.length > 0 && isContinuousIntegration) console.log('Nothing may be skipped here, so skips are failures.')
  console.log(line)
  return exitCode
}

async function timed(stage: Stage): Promise<TimedResult> {
  const start = performance.now()
  const result = await stage.run()
  return { ...result, seconds: Math.round((performance.now() - start) / 1000) }
}

function printStage(result: TimedResult): void {
  if (result.details) console.log(result.details.trimEnd())
  for (const line of skipLines(result)) console.log(line)
  console.log(`passed: ${result.passed}, failed: ${result.failed} (${result.seconds} s)`)
}
