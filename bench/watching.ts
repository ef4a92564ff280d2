import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from './load.ts'
import { requestBody } from './prompts.ts'
import { startScript, type StartedScript } from './start-script.ts'
import { formatTable, median } from './table.ts'
import type { Target } from './targets.ts'
import type { Order } from './watched-proxy.ts'

/** What a look at the requests costs the process that answers them, while 32 streams run. */
const states = [
  { title: 'window closed', order: { isWatched: false, bodies: false } },
  { title: 'window open', order: { isWatched: true, bodies: false } },
  { title: 'window open, bodies kept', order: { isWatched: true, bodies: true } },
] as const

const rounds = 10
const load = { clients: 32, requests: Infinity, mostMs: 1_500 }

/** A table of the main thread's processor time for one exchange, as the median of interleaved rounds. */
export async function measureWatching(proxyCore: string | null): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'freecc-bench-'))
  const upstream = await startScript('paced-upstream.ts')
  const proxy = await startScript('watched-proxy.ts', [upstream.origin, folder], proxyCore)
  try {
    return await compare(proxy)
  } finally {
    upstream.child.kill()
    proxy.child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare({ child, origin }: StartedScript): Promise<string> {
  const target: Target = { name: 'watched', origin, path: '/v1/messages', processorMs: () => null }
  const body = requestBody(20_000, true)
  const costs = states.map((): number[] => [])
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { order }] of states.entries()) {
      await ask(child, order)
      const before = await ask(child, 'usage')
      const { timings } = await measure(target, body, load)
      const spent = (await ask(child, 'usage')) - before
      if (round > 0) costs[index]?.push(spent / timings.length)
    }
  }
  const [closed = NaN] = costs.map(median)
  return formatTable([
    ['32 streams of 100 chunks, one every 10 ms', 'main thread, a stream', 'of closed'],
    ...states.map(({ title }, index) => {
      const cost = median(costs[index] ?? [])
      return [title, `${cost.toFixed(2)} ms`, (cost / closed).toFixed(2)]
    }),
  ])
}

async function ask(child: ChildProcess, order: Order): Promise<number> {
  const answered = once(child, 'message')
  child.send(order)
  const [answer] = (await answered) as [number]
  return answer
}
