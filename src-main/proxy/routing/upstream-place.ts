import { azurePlace, isAzureHost } from '../../../shared/azure.ts'
import { isGoogleHost } from '../../../shared/google-cloud.ts'
import type { Endpoint, Provider } from '../../../shared/providers/index.ts'
import type { Connection } from '../../../shared/settings.ts'
import { googleBaseUrl } from './google-base-url.ts'

/** Where the requests of a route go. */
export interface UpstreamPlace {
  /** Without a trailing slash. */
  readonly baseUrl: string
  /** Whether the base URL is the provider's own, rather than the user's. */
  readonly isOwnHost: boolean
  /** The host that encrypted reasoning is for alone; left out where it is the provider itself. */
  readonly resource?: string
  /** What an API wants after every path, with its question mark. */
  readonly query?: string
  /** Where the models are listed, if that is not below the base URL; null for nowhere. */
  readonly modelsUrl?: string | null
}

/** The place of a model at an endpoint; null where the user has to name the address. */
export function upstreamPlace(
  connection: Connection,
  provider: Provider,
  endpoint: Endpoint,
  model: string,
): UpstreamPlace | null {
  const { baseUrl: entered, azure } = connection
  if (provider.signIn === 'google-cloud' && endpoint.template !== null) {
    const baseUrl = googleBaseUrl(endpoint.template, connection)
    const isOwnHost = isGoogleHost(baseUrl)
    return { baseUrl, isOwnHost, ...(isOwnHost ? publisherModels(baseUrl) : resourceAt(baseUrl)) }
  }
  if (provider.isAzure && entered !== undefined) {
    const place = azurePlace({ baseUrl: entered, ...(azure && { azure }) }, endpoint.wireFormat, model)
    // Older versions know less than OpenAI's own API, so they count as compatible at most.
    return { ...place, isOwnHost: azure === undefined && isAzureHost(entered), ...resourceAt(entered) }
  }
  const baseUrl = entered ?? endpoint.baseUrl
  if (baseUrl === null) return null
  const isOwnHost =
    entered === undefined || provider.endpoints.some((own) => own.baseUrl !== null && sameHost(own.baseUrl, entered))
  return { baseUrl, isOwnHost, ...(!isOwnHost && resourceAt(baseUrl)) }
}

/**
 * Vertex AI lists a publisher's models beside the projects, and in its beta only.
 *
 * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/publishers.models/list
 */
function publisherModels(baseUrl: string): Pick<UpstreamPlace, 'modelsUrl'> {
  const [, publisher] = /(\/publishers\/\w+)$/.exec(baseUrl) ?? []
  if (publisher === undefined) return {}
  return { modelsUrl: `${new URL(baseUrl).origin}/v1beta1${publisher}/models?pageSize=1000` }
}

function resourceAt(url: string): Pick<UpstreamPlace, 'resource'> {
  return URL.canParse(url) ? { resource: new URL(url).host } : {}
}

function sameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).host === new URL(other).host
}
