import { useEffect, useState } from 'react'
import type { LocalServer } from '../../../shared/local-server.ts'
import { useActions } from '../../state/use-window.ts'

/** The model servers on this machine, looked for once the caller is shown; none until they have answered. */
export function useLocalServers(): readonly LocalServer[] {
  const { findLocalServers } = useActions()
  const [servers, setServers] = useState<readonly LocalServer[]>([])
  useEffect(() => {
    let isWanted = true
    findLocalServers().then(
      (found) => {
        if (isWanted) setServers(found)
      },
      // Then the list is as good as without them.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [findLocalServers])
  return servers
}
