/** The window's screens and how links name them, for the window itself and for what opens it at a place. */

export const screens = ['overview', 'models', 'requests', 'connect', 'settings'] as const
export type Screen = (typeof screens)[number]

/** What the window shows: a screen, and in it perhaps one thing (a tier in Models, a request's id in Requests). */
export interface Location {
  readonly screen: Screen
  readonly item: string | null
}

/** The part of the address that shows this place, for links: `#/requests/ex_17`. */
export function addressOf(screen: Screen, item?: string): string {
  return item === undefined ? `#/${screen}` : `#/${screen}/${encodeURIComponent(item)}`
}

/** Anything that is no address of ours shows the overview. */
export function parseAddress(hash: string): Location {
  const [name, item] = hash.replace(/^#\//, '').split('/')
  const screen = screens.find((known) => known === name)
  return screen === undefined
    ? { screen: 'overview', item: null }
    : { screen, item: item === undefined ? null : decodeURIComponent(item) }
}
