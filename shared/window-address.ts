/** The window's screens and how links name them, for the window itself and for what opens it at a place. */

export const screens = ['overview', 'models', 'requests', 'connect', 'settings'] as const
export type Screen = (typeof screens)[number]

/** A place that the rail has no entry for. */
export const firstRunPlace = 'first-run'
export type Place = Screen | typeof firstRunPlace

/** What the window shows: a screen, and in it perhaps one thing (a tier in Models, a request's id in Requests). */
export interface Location {
  readonly screen: Place
  readonly item: string | null
  /** What is to be done there at once; `choose` opens the picker of a tier. */
  readonly action: string | null
}

/** The part of the address that shows this place, for links: `#/requests/ex_17`. */
export function addressOf(screen: Place, item?: string, action?: 'choose'): string {
  const parts = [screen, ...(item === undefined ? [] : [encodeURIComponent(item)]), ...(action ? [action] : [])]
  return `#/${parts.join('/')}`
}

/** Anything that is no address of ours shows the overview. */
export function parseAddress(hash: string): Location {
  const [name, item, action = null] = hash.replace(/^#\//, '').split('/')
  const places: readonly Place[] = [...screens, firstRunPlace]
  const screen = places.find((known) => known === name)
  return screen === undefined
    ? { screen: 'overview', item: null, action: null }
    : { screen, item: item === undefined ? null : decodeURIComponent(item), action }
}
