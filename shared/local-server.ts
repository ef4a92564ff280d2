/** A model server that answers on this machine. */
export interface LocalServer {
  /** The first in the catalogue of those that use this port by default. */
  readonly provider: string
  /** Of all that use this port by default, as a server does not say which one it is. */
  readonly name: string
  readonly baseUrl: string
  readonly models: readonly string[]
}
