import { formatsNamedBy, normaliseBaseUrl } from './base-url.ts'
import type { WireFormat } from './providers/provider.ts'
import { ok, type Result } from './result.ts'

/**
 * Azure's APIs with dated versions: `deployments` has the deployment in its path, `models` is the older one of Foundry.
 * The one that has `v1` in its path needs no version.
 */
export const azureDatedApis = ['deployments', 'models'] as const

export interface AzureVersion {
  /** Such as `2024-10-21` or `2025-04-01-preview`. */
  readonly apiVersion: string
  readonly api: (typeof azureDatedApis)[number]
}

export const azureVersionPattern = /^\d{4}-\d{2}-\d{2}(-preview)?$/

/** Where a resource is, and what the address that was entered says of the API there. */
export interface AzureAddress {
  /** What all of the resource's APIs have in common; without a slash at the end. */
  readonly baseUrl: string
  readonly azure?: AzureVersion
  readonly wireFormat?: WireFormat
}

export interface AzureAddressOptions {
  /** Begins the sentence that says what is wrong. */
  readonly name?: string | undefined
  /** The version of `deployments` for addresses that do not say which API is meant; none is `v1`. */
  readonly apiVersion?: string | undefined
}

/** What people paste after the resource: the base of an API or its endpoint. */
const apiPaths: readonly (readonly [path: RegExp, api: AzureVersion['api'] | 'v1' | 'anthropic'])[] = [
  [/\/openai\/v1(\/(chat\/completions|responses|models))?$/i, 'v1'],
  [/\/openai(\/deployments(\/[^/]+(\/(chat\/completions|completions|responses))?)?|\/responses)?$/i, 'deployments'],
  [/\/models(\/chat\/completions)?$/i, 'models'],
  [/\/anthropic(\/v1(\/messages(\/count_tokens)?)?)?$/i, 'anthropic'],
]

const projectPath = /\/api\/projects\/[^/]+$/i

/**
 * The address of a resource, be it entered as the bare host, as a project's or as a whole endpoint with the version in
 * its query. The deployment is left out: it is the model of a route.
 */
export function readAzureAddress(text: string, { name, apiVersion }: AzureAddressOptions = {}): Result<AzureAddress> {
  const { address, version = apiVersion } = splitQuery(text.trim())
  const url = normaliseBaseUrl(address, 'own', name)
  if (!url.ok) return url
  const [path, api] = apiPaths.find(([pattern]) => pattern.test(url.value)) ?? [/$/, 'deployments']
  const baseUrl = url.value.replace(path, '').replace(projectPath, '')
  if (api === 'anthropic') return ok({ baseUrl, wireFormat: 'anthropic' })
  const [wireFormat] = formatsNamedBy(address)
  const isDated = api !== 'v1' && version !== undefined && azureVersionPattern.test(version)
  return ok({
    baseUrl,
    ...(wireFormat !== undefined && { wireFormat }),
    ...(isDated && { azure: { apiVersion: version, api } }),
  })
}

/** The version in the query, where that is all there is in it. */
function splitQuery(text: string): { readonly address: string; readonly version?: string | undefined } {
  const [, address = text, version] = /^([^?#]*)\?api-version=([\w-]+)$/i.exec(text) ?? []
  return { address, version }
}

/** Where requests for a deployment go. */
export interface AzurePlace {
  readonly baseUrl: string
  /** To be put after the path; empty where the API has no versions. */
  readonly query: string
  /** Null where nothing is listed. */
  readonly modelsUrl: string | null
}

/** The place of a deployment at a resource, for requests of a format. */
export function azurePlace(
  { baseUrl, azure }: Pick<AzureAddress, 'baseUrl' | 'azure'>,
  wireFormat: WireFormat,
  deployment: string,
): AzurePlace {
  if (wireFormat === 'anthropic') return { baseUrl: `${baseUrl}/anthropic`, query: '', modelsUrl: null }
  if (azure === undefined) {
    return { baseUrl: `${baseUrl}/openai/v1`, query: '', modelsUrl: `${baseUrl}/openai/v1/models` }
  }
  const query = `?api-version=${azure.apiVersion}`
  if (azure.api === 'models') return { baseUrl: `${baseUrl}/models`, query, modelsUrl: null }
  const path = wireFormat === 'openai-chat' ? `/openai/deployments/${encodeURIComponent(deployment)}` : '/openai'
  return { baseUrl: baseUrl + path, query, modelsUrl: `${baseUrl}/openai/models${query}` }
}

/** Whether there is a Responses API that hands its reasoning back: dated ones have it from this version on. */
export function azureHasResponses(azure: AzureVersion | undefined): boolean {
  return azure === undefined || (azure.api === 'deployments' && azure.apiVersion >= '2025-04-01')
}

/**
 * Whether it is an address of a resource, public or of a sovereign cloud, rather than of a gateway before it: below
 * `azure.com` anybody can have a machine.
 */
export function isAzureHost(url: string): boolean {
  return URL.canParse(url) && /\.(openai|cognitiveservices|ai)\.azure\.(com|us|cn)$/.test(new URL(url).hostname)
}
