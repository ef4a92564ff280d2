import type { AddressInfo, Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { isLoopbackHost } from '../../../shared/base-url.ts'
import { isMetadataHost } from '../../../shared/metadata-address.ts'

/** Where no request may go, whatever name led there. */
export type ForbiddenPlace = 'own-listener' | 'metadata-service'

/** The connection was closed before anything was sent over it. */
export class ForbiddenPlaceError extends Error {
  override readonly name = 'ForbiddenPlaceError'
  readonly place: ForbiddenPlace
  constructor(place: ForbiddenPlace) {
    super(`The connection leads to a forbidden place: ${place}.`)
    this.place = place
  }
}

/**
 * Opens connections as `connect` does, and gives up those that lead back to our own listener or to a cloud's metadata
 * service. Base URLs are checked when they are set; this catches names that lead there, a port that was chosen later, and
 * settings edited by hand, before a key is sent.
 */
export function guardConnector(
  connect: buildConnector.connector,
  listener: () => AddressInfo | null,
): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      const place = forbiddenPlace(socket, listener())
      if (place === null) return callback(null, socket)
      socket.destroy()
      callback(new ForbiddenPlaceError(place), null)
    })
}

type Ends = Pick<Socket, 'remoteAddress' | 'remotePort' | 'localAddress'>

export function forbiddenPlace(socket: Ends, listener: AddressInfo | null): ForbiddenPlace | null {
  const remote = socket.remoteAddress
  if (remote === undefined) return null
  if (isMetadataHost(remote)) return 'metadata-service'
  if (listener === null || socket.remotePort !== listener.port) return null
  // A listener on all addresses is reached at each of the machine's own: there both ends have the same, or loopback's.
  const isOwn = isUnspecified(listener.address)
    ? isLoopbackHost(remote) || remote === socket.localAddress
    : withoutMapping(remote) === withoutMapping(listener.address)
  return isOwn ? 'own-listener' : null
}

function isUnspecified(address: string): boolean {
  return address === '0.0.0.0' || address === '::'
}

function withoutMapping(address: string): string {
  return address.replace(/^::ffff:/, '')
}
