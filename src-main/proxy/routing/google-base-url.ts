import { defaultLocation } from '../../../shared/google-cloud.ts'
import type { Connection } from '../../../shared/settings.ts'

/**
 * The base URL of a connection to Google Cloud: the template of its endpoint with project and location filled in. Without
 * a project the gap stays, for the credentials to fill. A base URL of the user's stands before `/projects`, or says itself
 * which project and location are meant.
 */
export function googleBaseUrl(template: string, { google, baseUrl }: Pick<Connection, 'google' | 'baseUrl'>): string {
  const { location = defaultLocation, projectId } = google ?? {}
  const [, place = '', api = ''] = /(\/projects\/\{\w+\}\/locations\/\{\w+\})(.*)$/.exec(template) ?? []
  if (baseUrl !== undefined && baseUrl.includes('/projects/')) return baseUrl + api
  const located = place.replaceAll('{VERTEX_LOCATION}', location)
  const placed = projectId === undefined ? located : located.replaceAll('{VERTEX_PROJECT_ID}', () => projectId)
  return (baseUrl ?? `https://${hostOf(location)}/v1`) + placed + api
}

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations */
function hostOf(location: string): string {
  switch (location) {
    case 'global':
      return 'aiplatform.googleapis.com'
    case 'us':
    case 'eu':
      return `aiplatform.${location}.rep.googleapis.com`
    default:
      return `${location}-aiplatform.googleapis.com`
  }
}
