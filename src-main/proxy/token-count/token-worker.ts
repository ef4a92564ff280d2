import { parentPort } from 'node:worker_threads'
import { countTexts } from './count-texts.ts'
import type { CountJob, CountResult } from './token-counter.ts'

/** The thread that `token-counter.ts` starts: counts one job after the other, so that no stream ever waits for it. */
parentPort?.on('message', (job: CountJob) => void answer(job))

async function answer({ id, texts, encoding, deadline }: CountJob): Promise<void> {
  const tokens = await countTexts(texts, encoding, () => Date.now() > deadline)
  const result: CountResult = { id, tokens }
  parentPort?.postMessage(result)
}
