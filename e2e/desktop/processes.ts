import type { ElectronApplication } from '@playwright/test'
import { readFileSync } from 'node:fs'

interface Process {
  readonly commandLine: string
  readonly user: number
  /** The kernel's filter of system calls: 0 none, 2 a program. */
  readonly seccomp: number
  /** Memory it holds at this moment, in MB. */
  readonly megabytes: number
}

/** What the kernel says of the app's processes. */
export async function readProcesses(electron: ElectronApplication): Promise<{ main: Process; renderers: Process[] }> {
  const metrics = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type })))
  const ofType = (type: string) => metrics.filter((metric) => metric.type === type).map(({ pid }) => readProcess(pid))
  const [main] = ofType('Browser')
  if (main === undefined) throw new Error('Electron does not know its main process.')
  return { main, renderers: ofType('Tab') }
}

function readProcess(pid: number): Process {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return {
    commandLine: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
    seccomp: Number(/^Seccomp:\s+(\d+)/m.exec(status)?.[1]),
    megabytes: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024,
  }
}
