/** What the proxy is doing, as the tray, the window and `freecc doctor` show it. */
export type ProxyStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'on'; readonly url: string }
  /** The listener stays bound and answers 529, so that a running client gets a clear answer. */
  | { readonly state: 'off'; readonly url: string }
  | { readonly state: 'port-in-use'; readonly port: number }
  | { readonly state: 'failed'; readonly message: string }

export interface PortChoice {
  /** The one in the settings. */
  readonly wanted: number
  /** Another one to offer while the wanted one is in use. */
  readonly free: number | null
}
