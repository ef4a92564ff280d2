import { constants } from 'node:os'
import { isLoopbackHost } from '../../shared/base-url.ts'
import { assertNever } from '../../shared/assert-never.ts'
import { catalogueSource } from '../config/catalogue-source.ts'
import type { LoadedSettings } from '../config/load-settings.ts'
import { findRuntimes, removeRuntimeFile, writeRuntimeFile } from '../config/runtime-file.ts'
import { createLog } from '../logging/create-log.ts'
import { createRedactor } from '../logging/redact.ts'
import { watchUncaughtErrors, type UncaughtSource } from '../logging/uncaught-errors.ts'
import { loadModelKnowledge } from '../models/model-knowledge.ts'
import { keepCatalogueFresh } from '../models/refresh-catalogue.ts'
import type { ExchangeObserver, Proxy, ProxyConfig } from '../proxy/proxy.ts'
import { describeSettings } from './describe-settings.ts'
import { exitCodeOfSignal, exitCodes } from './exit-codes.ts'
import { clientUrl } from './instance.ts'
import { loadCommandSettings } from './load-command-settings.ts'
import type { ServeCommand } from './parse-command.ts'
import type { StopSignals } from './stop-signals.ts'
import type { Terminal } from './terminal.ts'

export interface ServeParts {
  readonly terminal: Terminal
  readonly createProxy: (config: ProxyConfig, observer: ExchangeObserver) => Proxy
  readonly stopSignals: StopSignals
  readonly uncaughtErrors: UncaughtSource
  /** Where running instances leave their addresses. */
  readonly runtimeDirectory: string
}

/** Longer than the client waits for an answer: open ones always get to their end. In ms. */
const drainTime = 10 * 60_000

/**
 * Runs the proxy until a signal stops it.
 *
 * Standard output gets one line, when the proxy is ready; everything else goes to standard error. The first signal lets
 * open answers finish, the second ends them. So does an exception that nobody caught: what it broke off is not known, and
 * whoever started this process can start it again. A rejection that nobody waited for broke nothing off, and is logged.
 */
export async function serve(command: ServeCommand, parts: ServeParts): Promise<number> {
  const { terminal, stopSignals, runtimeDirectory } = parts
  const loaded = await loadCommandSettings(command, terminal)
  if (!loaded.ok) return refuse(terminal, loaded.message)
  const { settings, readKey, credentialsFor, token, secrets } = loaded.value
  if (!token.ok) return refuse(terminal, token.message)

  const redact = createRedactor(() => secrets)
  const note = (line: string) => terminal.note(redact(line))
  for (const line of describeStart(loaded.value, terminal.workingDirectory)) note(line)

  const { logger, observer } = createLog({
    settings: settings.logging,
    directory: terminal.workingDirectory,
    console: { write: (text) => terminal.note(text.trimEnd()), isColoured: terminal.isErrorColoured },
    redact,
  })
  const source = catalogueSource(settings, runtimeDirectory)
  const models = await loadModelKnowledge(source)
  const proxy = parts.createProxy({ settings, readKey, credentialsFor, token: token.value, models }, observer)
  const status = await proxy.listen()
  switch (status.state) {
    case 'on':
    case 'off':
      break
    case 'port-in-use':
      return refuse(terminal, await explainPortInUse(settings.proxy, runtimeDirectory))
    case 'failed':
      return refuse(terminal, status.message)
    case 'starting':
      return refuse(terminal, 'The proxy did not start.')
    default:
      return assertNever(status)
  }

  const port = Number(new URL(status.url).port || 80)
  await writeRuntimeFile({ host: settings.proxy.host, port, token: token.value }, runtimeDirectory).catch(
    (error: unknown) => note(`"freecc env" will not find this FreeCC: ${String(error)}`),
  )
  terminal.print(`freecc listening on ${status.url}`)
  const client =
    token.value === null
      ? `ANTHROPIC_BASE_URL=${clientUrl(settings.proxy.host, port)} ANTHROPIC_AUTH_TOKEN=any claude`
      : 'freecc run -- claude'
  note(`In another terminal: ${client}`)

  const refreshing = settings.models.refresh
    ? keepCatalogueFresh({ ...source, take: models.update, note: (sentence) => logger.log('DEBUG', sentence) })
    : null
  const broken = new Promise<'broken'>((resolve) => {
    watchUncaughtErrors(parts.uncaughtErrors, ({ kind, text }) => {
      logger.log('CRITICAL', `FreeCC made a mistake (uncaught ${kind}): ${text}`)
      if (kind === 'exception') resolve('broken')
    })
  })
  const ending = await Promise.race([stopSignals.next(), broken])
  refreshing?.stop()
  await removeRuntimeFile(runtimeDirectory)
  const code = ending === 'broken' ? exitCodes.failed : await drain(proxy, stopSignals, note)
  await logger.close()
  return code
}

async function drain(proxy: Proxy, stopSignals: StopSignals, note: (line: string) => void): Promise<number> {
  note('Stopping: open answers may finish. Press Ctrl-C again to end them now.')
  const drained = proxy.close(drainTime).then(() => exitCodes.ok)
  return Promise.race([drained, abortCode(stopSignals)])
}

async function abortCode(stopSignals: StopSignals): Promise<number> {
  return exitCodeOfSignal(constants.signals[await stopSignals.next()])
}

function refuse(terminal: Terminal, sentence: string): number {
  terminal.note(sentence)
  return exitCodes.failed
}

function describeStart(loaded: LoadedSettings, workingDirectory: string): readonly string[] {
  const { host } = loaded.settings.proxy
  const asksForToken = loaded.token.ok && loaded.token.value !== null
  return [
    ...describeSettings(loaded, workingDirectory),
    ...(isLoopbackHost(host) ? [] : [`Warning: other machines can reach FreeCC, because it listens on ${host}.`]),
    ...(asksForToken ? ['Clients must send FREECC_TOKEN; "freecc env" prints it with the other commands.'] : []),
    ...loaded.problems.map((problem) => `Problem: ${problem}`),
  ]
}

async function explainPortInUse(wanted: { host: string; port: number }, runtimeDirectory: string): Promise<string> {
  const ours = (await findRuntimes(runtimeDirectory)).find(({ port }) => port === wanted.port)
  const owner = ours === undefined ? 'another program' : `another FreeCC (process ${ours.pid})`
  return `Port ${wanted.port} on ${wanted.host} is in use by ${owner}: stop it, or choose another port with --port.`
}
