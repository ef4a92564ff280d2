import { cpus, platform, release } from 'node:os'
import { fetchText, measure, type Load, type LoadOptions } from './load.ts'
import { requestBody } from './prompts.ts'
import { proxyCore, startTargets, type Target, type Targets } from './targets.ts'
import { formatTable, median, percentile } from './table.ts'
import { measureWatching } from './watching.ts'

/**
 * What FreeCC costs: `npm run bench`.
 *
 * Compares three ways to one mock upstream on loopback: direct, through a proxy that only moves bytes, and through
 * FreeCC, which translates. Rounds are interleaved, so that whatever else the machine does hits all three alike. It
 * prints a table; it judges nothing.
 */

interface Scenario {
  readonly body: Buffer
  readonly options: LoadOptions
}

const rounds = 4
const scenarios = {
  stream: { body: requestBody(2_000, true), options: { clients: 1, requests: 150, mostMs: 1_500 } },
  streams: { body: requestBody(2_000, true), options: { clients: 16, requests: 1_500, mostMs: 1_500 } },
  requests: { body: requestBody(2_000, false), options: { clients: 32, requests: 5_000, mostMs: 1_000 } },
  prompt150: { body: requestBody(150_000, true), options: { clients: 1, requests: 60, mostMs: 1_000 } },
  prompt1000: { body: requestBody(1_000_000, true), options: { clients: 1, requests: 25, mostMs: 1_000 } },
} as const satisfies Record<string, Scenario>

type ScenarioName = keyof typeof scenarios
type Results = Record<ScenarioName, Load[]>

async function main(): Promise<void> {
  const targets = await startTargets()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      targets.stop()
      process.exit(1)
    })
  }
  try {
    const all = [targets.direct, targets.pipe, targets.freecc]
    await check(targets)
    await measure(targets.freecc, scenarios.requests.body, { clients: 32, requests: 10_000, mostMs: Infinity })
    const megabytes = targets.freeccMegabytes()
    const results = await runRounds(all)
    process.stdout.write(report(targets, all, results))
    if (megabytes !== null)
      process.stdout.write(`After its first 10,000 requests it held ${megabytes.toFixed(0)} MB.\n`)
    process.stderr.write('now what a look at the requests costs\n')
    process.stdout.write(`\n${await measureWatching(targets.isPinned ? proxyCore : null)}\n`)
  } finally {
    targets.stop()
  }
}

/** Looks at one answer of FreeCC's, so that no error is measured. */
async function check({ freecc }: Targets): Promise<void> {
  const stream = await fetchText(freecc, scenarios.stream.body)
  const answer = await fetchText(freecc, scenarios.requests.body)
  if (!stream.includes('word 199') || !stream.includes('message_stop') || !answer.includes('A short answer.')) {
    throw new Error(`FreeCC answered something else: ${stream.slice(-500)} ${answer.slice(0, 500)}`)
  }
}

async function runRounds(targets: readonly Target[]): Promise<ReadonlyMap<Target, Results>> {
  const results = new Map<Target, Results>(targets.map((target) => [target, emptyResults()]))
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of Object.keys(scenarios) as ScenarioName[]) {
      for (const target of rotate(targets, round)) {
        const { body, options } = scenarios[name]
        const load = await measure(target, body, options)
        if (round > 0) results.get(target)?.[name].push(load)
      }
    }
    process.stderr.write(round === 0 ? 'warmed up\n' : `round ${round} of ${rounds}\n`)
  }
  return results
}

function emptyResults(): Results {
  return { stream: [], streams: [], requests: [], prompt150: [], prompt1000: [] }
}

function rotate<Item>(items: readonly Item[], by: number): readonly Item[] {
  return items.map((_, index) => items[(index + by) % items.length]!)
}

/** One line of the table: what is taken from a target's results, and how it compares. */
interface Row {
  readonly title: string
  readonly value: (results: Results) => number
  readonly unit: 'ms' | 'per second'
}

const all = (loads: readonly Load[]) => loads.flatMap(({ timings }) => timings)
const firstBytes = (loads: readonly Load[]) => all(loads).map(({ firstByte }) => firstByte)
const totals = (loads: readonly Load[]) => all(loads).map(({ total }) => total)
const rate = (loads: readonly Load[]) =>
  median(loads.map(({ timings, elapsedMs }) => (timings.length / elapsedMs) * 1000))
const processorTime = (loads: readonly Load[]) =>
  median(loads.map(({ timings, processorMs }) => (processorMs ?? NaN) / timings.length))

const rows: readonly Row[] = [
  { title: '200-chunk stream, first byte, median', unit: 'ms', value: ({ stream }) => median(firstBytes(stream)) },
  { title: '… p99', unit: 'ms', value: ({ stream }) => percentile(firstBytes(stream), 0.99) },
  { title: '200-chunk stream, total, median', unit: 'ms', value: ({ stream }) => median(totals(stream)) },
  { title: '… p99', unit: 'ms', value: ({ stream }) => percentile(totals(stream), 0.99) },
  { title: 'streams, 16 clients', unit: 'per second', value: ({ streams }) => rate(streams) },
  { title: 'requests without stream, 32 clients', unit: 'per second', value: ({ requests }) => rate(requests) },
  { title: 'processor time a stream', unit: 'ms', value: ({ streams }) => processorTime(streams) },
  { title: 'processor time a request without stream', unit: 'ms', value: ({ requests }) => processorTime(requests) },
  { title: '150 kB prompt, first byte, median', unit: 'ms', value: ({ prompt150 }) => median(firstBytes(prompt150)) },
  { title: '1 MB prompt, first byte, median', unit: 'ms', value: ({ prompt1000 }) => median(firstBytes(prompt1000)) },
]

function report(targets: Targets, columns: readonly Target[], results: ReadonlyMap<Target, Results>): string {
  const table = rows.map(({ title, value, unit }) => {
    const values = columns.map((target) => value(results.get(target) ?? emptyResults()))
    return [title, ...values.map((number) => formatNumber(number, unit)), formatCost(values, unit)]
  })
  const names = columns.map(({ name }) => name)
  const memory = targets.freeccMegabytes()
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine()}, Node ${process.versions.node}, ${
      targets.isPinned ? 'proxies on one core, load and mock on another' : 'not pinned to cores'
    }`,
    '',
    formatTable([['', ...names, 'FreeCC costs'], ...table]),
    '',
    memory === null ? '' : `FreeCC holds ${memory.toFixed(0)} MB after this run.`,
    '',
  ].join('\n')
}

/** What FreeCC takes more than going direct, or, where there is no direct way, more than the pipe. */
function formatCost([direct = NaN, pipe = NaN, freecc = NaN]: readonly number[], unit: Row['unit']): string {
  const base = Number.isNaN(direct) ? pipe : direct
  return unit === 'ms' ? `+${(freecc - base).toFixed(2)} ms` : `${(freecc / pipe).toFixed(2)} of pipe`
}

function formatNumber(value: number, unit: Row['unit']): string {
  if (Number.isNaN(value)) return '–'
  return unit === 'ms' ? `${value.toFixed(2)} ms` : `${value.toFixed(0)}/s`
}

function machine(): string {
  const processors = cpus()
  return `${platform()} ${release()}, ${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`
}

await main()
