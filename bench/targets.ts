import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Something that answers requests. */
export interface Target {
  readonly name: string
  readonly origin: string
  readonly path: string
  /** Processor time it has used so far, in ms; null for the direct way, and where the system does not tell. */
  readonly processorMs: () => number | null
}

export interface Targets {
  readonly direct: Target
  readonly pipe: Target
  readonly freecc: Target
  /** Whether the proxies have a core of their own. */
  readonly isPinned: boolean
  /** Memory that FreeCC holds at the moment, in MB; null where the system does not tell. */
  readonly freeccMegabytes: () => number | null
  /** Files and sockets that FreeCC has open; null where the system does not tell. */
  readonly freeccHandles: () => number | null
  readonly stop: () => void
}

/** The core of the proxies, where they have one of their own. */
export const proxyCore = '0'
const loadCore = '1'

/** Starts the mock upstream and both proxies; unless told otherwise the proxies on one core, all else on another. */
export async function startTargets({ mayPin = true } = {}): Promise<Targets> {
  const isPinned =
    mayPin && availableParallelism() > 1 && spawnSync('taskset', ['-cp', loadCore, String(process.pid)]).status === 0
  const children: ChildProcess[] = []
  const folder = mkdtempSync(join(tmpdir(), 'freecc-bench-'))
  const stop = () => {
    for (const child of children) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  const start = async (name: string, core: string, script: string, ...more: readonly string[]) => {
    const command = [process.execPath, resolve(import.meta.dirname, script), ...more]
    const [file = '', ...words] = isPinned ? ['taskset', '-c', core, ...command] : command
    const child = spawn(file, words, { cwd: folder, env: environmentIn(folder), stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(child)
    return { child, origin: await addressOf(name, child) }
  }
  try {
    const upstream = await start('The mock upstream', loadCore, 'mock-upstream.ts')
    const pipe = await start('The byte pipe', proxyCore, 'byte-pipe.ts', upstream.origin)
    const envFile = join(folder, '.env')
    writeFileSync(envFile, environmentFile(upstream.origin))
    const serve = ['serve', '--port', '0', '--env-file', envFile]
    const freecc = await start('FreeCC', proxyCore, '../src-main/cli.ts', ...serve)
    return {
      direct: { name: 'direct', origin: upstream.origin, path: '/v1/chat/completions', processorMs: () => null },
      pipe: { name: 'byte pipe', origin: pipe.origin, path: '/v1/chat/completions', processorMs: timeOf(pipe.child) },
      freecc: { name: 'FreeCC', origin: freecc.origin, path: '/v1/messages', processorMs: timeOf(freecc.child) },
      isPinned,
      freeccMegabytes: () => memoryOf(freecc.child),
      freeccHandles: () => handlesOf(freecc.child),
      stop,
    }
  } catch (error) {
    stop()
    throw error
  }
}

/** Nothing of the user's own settings, so that everybody measures the same. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_STATE_HOME: join(folder, 'state'),
    FREECC_REFRESH_MODELS: 'false',
  }
}

function environmentFile(upstream: string): string {
  const lines = ['PROVIDER=openai', 'NAME=gpt-4.1', 'API_KEY=sk-bench-0000', `API_BASE=${upstream}/v1`]
  return lines.flatMap((line) => [`BIG_MODEL_${line}`, `SMALL_MODEL_${line}`]).join('\n')
}

/** Waits for the line that names the address. */
function addressOf(name: string, child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    let errors = ''
    child.stdout?.on('data', (text) => {
      output += String(text)
      const address = /http:\/\/\S+/.exec(output)?.[0]
      if (address !== undefined && output.includes('\n')) found(address)
    })
    child.stderr?.on('data', (text) => (errors += String(text).slice(0, 10_000)))
    child.once('exit', (code) => failed(new Error(`${name} ended with code ${code}: ${errors}`)))
  })
}

/** Linux counts in hundredths of a second. */
function timeOf(child: ChildProcess): () => number | null {
  const file = `/proc/${child.pid}/stat`
  return () => {
    if (!existsSync(file)) return null
    // The fields behind the program's name, which may hold blanks; the 12th and 13th are user and system time.
    const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  }
}

function memoryOf(child: ChildProcess): number | null {
  const file = `/proc/${child.pid}/status`
  if (!existsSync(file)) return null
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

function handlesOf(child: ChildProcess): number | null {
  const folder = `/proc/${child.pid}/fd`
  return existsSync(folder) ? readdirSync(folder).length : null
}
