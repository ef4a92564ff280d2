/** Where Google's own documentation begins. */
export const defaultLocation = 'us-central1'

/** What a location can be; anything else could lead a token to another host. */
export const locationPattern = /^[a-z0-9-]+$/

/** What the id of a project can be, with the domain that old ones begin with. */
export const projectPattern = /^[a-z0-9.:-]+$/i

/** Whether a base URL is one of Google's own. */
export function isGoogleHost(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && new URL(baseUrl).hostname.endsWith('.googleapis.com')
}
