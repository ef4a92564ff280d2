import { setTimeout as sleep } from 'node:timers/promises'

interface SteadyLoad {
  readonly perSecond: number
  readonly seconds: number
  /** More than these are never open at once, so that a slow machine is sent what it can take, and no more. */
  readonly clients: number
}

/** Sends at an even pace and waits for every answer; resolves to how many were sent. Rejects at the first that fails. */
export async function sendSteadily(
  send: () => Promise<void>,
  { perSecond, seconds, clients }: SteadyLoad,
): Promise<number> {
  const begin = performance.now()
  const most = perSecond * seconds
  let sent = 0
  const elapsedMs = () => performance.now() - begin
  const client = async () => {
    while (sent < most && elapsedMs() < seconds * 1000) {
      const dueMs = (sent * 1000) / perSecond
      sent += 1
      await sleep(Math.max(0, dueMs - elapsedMs()))
      await send()
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return sent
}
