import type { LocalServer } from '../../../shared/local-server.ts'
import { findLocalServers } from '../../models/find-local-servers.ts'

/** The model servers that answer on this machine now, for the window. Asks loopback only, and waits a moment at most. */
export async function listLocalServers(find = findLocalServers): Promise<readonly LocalServer[]> {
  return (await find()).map(({ models, ...server }) => ({ ...server, models: models.map(({ id }) => id) }))
}
