import { failWith } from '../../shared/i18n/words.ts'
import type { PortChoice, ProxyStatus } from '../../shared/proxy-status.ts'
import type { Failure, Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
import { findFreePort } from './free-port.ts'
import type { SettingsKeeper } from './settings-keeper.ts'

export interface ListeningOptions {
  readonly keeper: SettingsKeeper
  /** Called with the proxy's address when it starts to listen there, and with null when it stops. */
  readonly announce: (url: string | null) => Promise<void>
  readonly changed: () => void
}

export interface Listening {
  readonly listen: () => Promise<void>
  /** Moves to another port, or tries the same one again. A port that does not work is not kept. */
  readonly listenOn: (port: number) => Promise<Result<void>>
  /** Tells other programs anew how the proxy is reached. */
  readonly announce: () => Promise<void>
  readonly ports: () => PortChoice
  /** Where it listens, or would. */
  readonly baseUrl: () => string
}

/** Where the proxy is reached. */
export function createListening({ keeper, announce, changed }: ListeningOptions): Listening {
  let freePort: number | null = null

  function announceStatus(): Promise<void> {
    const status = keeper.proxy.status()
    return announce(isListening(status) ? status.url : null)
  }

  async function listen(): Promise<ProxyStatus> {
    const status = await keeper.proxy.listen()
    await announceStatus()
    freePort = status.state === 'port-in-use' ? await findFreePort(keeper.settings().proxy.host, status.port) : null
    changed()
    return status
  }

  return {
    listen: () => keeper.inTurn(async () => void (await listen())),

    listenOn: (port) =>
      keeper.inTurn(async () => {
        const former = keeper.settings().proxy.port
        keeper.tryOut(withPort(keeper.settings(), port))
        const status = await listen()
        const outcome = isListening(status) ? keeper.save(keeper.settings()) : explain(status, port)
        if (outcome.ok) return outcome
        // Whatever else was saved meanwhile stays, and the port that does not work was saved with it.
        const back = withPort(keeper.settings(), former)
        if (!keeper.save(back).ok) keeper.tryOut(back)
        if (port !== former) await listen()
        return outcome
      }),

    announce: announceStatus,

    ports: () => ({ wanted: keeper.settings().proxy.port, free: freePort }),

    baseUrl() {
      const status = keeper.proxy.status()
      const { host, port } = keeper.settings().proxy
      return isListening(status) ? status.url : `http://${host}:${port}`
    },
  }
}

function withPort(settings: Settings, port: number): Settings {
  return { ...settings, proxy: { ...settings.proxy, port } }
}

function isListening(status: ProxyStatus): status is Extract<ProxyStatus, { url: string }> {
  return status.state === 'on' || status.state === 'off'
}

function explain(status: ProxyStatus, port: number): Failure {
  return status.state === 'failed'
    ? { ok: false, message: status.message }
    : failWith('failure.portTaken', { port: String(port) })
}
