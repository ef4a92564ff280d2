import { createServer } from 'node:net'
import type { Settings } from '../../../shared/settings.ts'
import type { Instance } from '../instance.ts'
import { fine, problem, type Finding } from './finding.ts'

/** Whether FreeCC runs, or could. */
export async function checkPort(instance: Instance, { host, port }: Settings['proxy']): Promise<Finding> {
  if (instance.isRunning) {
    return fine(`FreeCC runs at ${instance.url}${instance.pid === null ? '' : ` (process ${instance.pid})`}.`)
  }
  const code = await tryToListen(host, port)
  switch (code) {
    case null:
      return fine(`FreeCC is not running; port ${port} on ${host} is free for it.`)
    case 'EADDRINUSE':
      return problem(`Port ${port} on ${host} is in use by another program.`, 'Stop it, or set FREECC_PORT.')
    case 'EACCES':
      return problem(`Port ${port} may not be used without special rights.`, 'Set FREECC_PORT above 1023.')
    default:
      return problem(`FreeCC cannot listen on ${host}:${port} (${code}).`, 'Set FREECC_HOST to 127.0.0.1.')
  }
}

/** The code of the system's error, or null where listening works. */
function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
