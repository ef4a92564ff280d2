import { readAzureAddress } from '../../shared/azure.ts'
import { normaliseBaseUrl } from '../../shared/base-url.ts'
import { chooseEndpoint, namedFormat } from '../../shared/providers/choose-endpoint.ts'
import type { Endpoint, Provider } from '../../shared/providers/index.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Connection } from '../../shared/settings.ts'
import { codecFor } from '../codecs/index.ts'

/** Where a connection leads, as its settings say it; all left out where the provider's own address is meant. */
export type Address = Pick<Connection, 'baseUrl' | 'wireFormat' | 'azure'>

export interface ReadAddressOptions {
  /** Begins the sentence that says what is wrong with it. */
  readonly name?: string | undefined
  /** The version of Azure's API for addresses that name none. */
  readonly azureVersion?: string | undefined
}

/** The endpoint that is used for a base URL, or without one; undefined where it has no codec yet. */
export function endpointFor(provider: Provider, address: Address = {}): Endpoint | undefined {
  return chooseEndpoint(provider, (format) => codecFor(format) !== undefined, address)
}

/**
 * The address that someone entered for a provider: its base URL as the codec wants it, and the format that it names.
 */
export function readAddress(text: string, provider: Provider, options: ReadAddressOptions = {}): Result<Address> {
  const { name, azureVersion } = options
  if (provider.signIn === 'google-cloud') return readGoogleAddress(text, name)
  if (provider.isAzure) return readAzureAddress(text, { name, apiVersion: azureVersion })
  const wireFormat = namedFormat(provider, text)
  const named = wireFormat === undefined ? {} : { wireFormat }
  const endpoint = endpointFor(provider, { baseUrl: text.trim(), ...named }) ?? provider.endpoints[0]
  const url = normaliseBaseUrl(text, endpoint?.wireFormat ?? 'openai-chat', name)
  if (!url.ok) return url
  if (endpoint?.baseUrl == null || !isBeginningOf(endpoint.baseUrl, text)) return ok({ baseUrl: url.value, ...named })
  return ok(endpoint === endpointFor(provider) ? {} : { baseUrl: endpoint.baseUrl })
}

/** Google's formats are all at one address: where a project is in a location, or what stands before that. */
function readGoogleAddress(text: string, name?: string): Result<Address> {
  const url = normaliseBaseUrl(
    text.replace(/(\/projects\/[^/]+\/locations\/[^/]+)\/.*$/, '$1'),
    'anthropic-vertex',
    name,
  )
  return url.ok ? ok({ baseUrl: url.value }) : url
}

/** Whether the text is the base URL or its beginning, such as the bare host of an API that lies deeper. */
function isBeginningOf(baseUrl: string, text: string): boolean {
  const { origin, pathname } = new URL(text.trim())
  const stem = (origin + pathname).replace(/\/+$/, '')
  return baseUrl === stem || baseUrl.startsWith(`${stem}/`)
}
