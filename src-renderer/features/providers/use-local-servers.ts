import { useEffect, useState } from 'react'
import type { LocalServer } from '../../../shared/local-server.ts'
import { useActions } from '../../state/use-window.ts'

/** The model servers on this machine, looked for once they are wanted; none until they have answered. */
export function useLocalServers(areWanted = true): readonly LocalServer[] {
  const { findLocalServers } = useActions()
  const [servers, setServers] = useState<readonly LocalServer[]>([])
  useEffect(() => {
    if (!areWanted) return
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
  }, [findLocalServers, areWanted])
  return servers
}
