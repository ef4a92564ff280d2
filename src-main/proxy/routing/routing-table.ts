import { azureHasResponses } from '../../../shared/azure.ts'
import { isLoopbackUrl } from '../../../shared/base-url.ts'
import type { ModelInfo } from '../../../shared/model-info.ts'
import { chooseEndpoint } from '../../../shared/providers/choose-endpoint.ts'
import { findProvider, type Endpoint, type Provider, type WireFormat } from '../../../shared/providers/index.ts'
import { sendsKey } from '../../../shared/providers/sends-key.ts'
import {
  tiers,
  type Connection,
  type KeyReference,
  type ModelApi,
  type RouteOverrides,
  type RouteTarget,
  type Settings,
  type Tier,
} from '../../../shared/settings.ts'
import type { Credentials, CredentialsFor } from '../../auth/credentials.ts'
import { codecFor } from '../../codecs/index.ts'
import { upstreamPlace, type UpstreamPlace } from './upstream-place.ts'

/** A connection made ready for use: codec chosen, base URL known, keys looked up. */
export interface Upstream extends UpstreamPlace {
  readonly connection: string
  readonly provider: Provider
  /** The row of the catalogue that the base URL belongs to, or is taken for. */
  readonly endpoint: Endpoint
  readonly wireFormat: WireFormat
  /** In order of preference; empty where none is needed. */
  readonly keys: readonly string[]
  /** How it is signed in to without a key. */
  readonly credentials?: Credentials
  /** The environment variables that `keys` come from, for messages; none if they are in the keychain. */
  readonly keyVariables: readonly string[]
}

/** An upstream with a model, or one sentence about what keeps it from being used. */
export type RouteOption =
  | {
      readonly usable: true
      readonly upstream: Upstream
      readonly model: string
      /** What the model is, where its name is the user's own (edge case 147). */
      readonly baseModel?: string
      /** What the user wants otherwise than the client asks for. */
      readonly overrides?: RouteOverrides
      /** What is known of the model; see `with-model-info.ts`. */
      readonly info?: ModelInfo
    }
  | { readonly usable: false; readonly provider: string; readonly model: string; readonly problem: string }

export interface RoutingTable {
  /**
   * The first is used; the others are its fallbacks. Empty if nothing is configured, and for OPUS and FABLE where BIG
   * answers for them.
   */
  readonly tiers: Readonly<Record<Tier, readonly RouteOption[]>>
  /** The route of a `provider/model` name: that provider's global connection. */
  readonly direct: (provider: Provider, model: string) => RouteOption
}

/** Looks up what the settings only name. */
export interface Secrets {
  readonly readKey: (reference: KeyReference) => string | undefined
  readonly credentialsFor?: CredentialsFor | undefined
}

/** The format that a route's choice between OpenAI's two APIs comes to; undefined where it leaves it open. */
const formatsByApi: Readonly<Record<ModelApi, WireFormat | undefined>> = {
  auto: undefined,
  chat: 'openai-chat',
  responses: 'openai-responses',
}

/** Resolves the settings once, so that a request only has to look up. */
export function buildRoutingTable(settings: Settings, secrets: Secrets): RoutingTable {
  const connections = new Map(settings.connections.map((connection) => [connection.id, connection]))

  const option = (target: RouteTarget): RouteOption => {
    const connection = connections.get(target.connection)
    return connection === undefined
      ? unusable(
          target.connection,
          target.model,
          `The route names the connection "${target.connection}", which does not exist.`,
        )
      : resolve(connection, target, secrets)
  }
  const { big, small, opus, fable } = settings.routes

  return {
    tiers: {
      big: big.map(option),
      small: (small.length > 0 ? small : big).map(option),
      opus: opus.map(option),
      fable: fable.map(option),
    },
    direct: (provider, model) =>
      resolve(connections.get(provider.id) ?? { id: provider.id, provider: provider.id, keys: [] }, { model }, secrets),
  }
}

/** Every target of every tier. */
export function tierOptions(table: Pick<RoutingTable, 'tiers'>): readonly RouteOption[] {
  return tiers.flatMap((tier) => table.tiers[tier])
}

function resolve(
  connection: Connection,
  { model, api = 'auto', baseModel, overrides }: Omit<RouteTarget, 'connection'>,
  { readKey, credentialsFor }: Secrets,
): RouteOption {
  if (connection.problem !== undefined) return unusable(connection.provider, model, connection.problem)
  const provider = findProvider(connection.provider)
  if (provider === undefined) {
    return unusable(connection.provider, model, `FreeCC does not know a provider "${connection.provider}".`)
  }
  const wireFormat = formatsByApi[api] ?? connection.wireFormat
  // Azure's older versions have no Responses; who asks for it all the same hears that from Azure.
  const lacksResponses = wireFormat === undefined && !azureHasResponses(connection.azure)
  const isUsable = (format: WireFormat) =>
    codecFor(format) !== undefined && !(lacksResponses && format === 'openai-responses')
  const endpoint = chooseEndpoint(provider, isUsable, {
    // One address serves all that a cloud has; the model alone decides.
    baseUrl: provider.signIn === 'google-cloud' || provider.isAzure ? undefined : connection.baseUrl,
    wireFormat,
    model: baseModel ?? model,
  })
  if (endpoint === undefined) {
    return unusable(provider.id, model, `FreeCC cannot speak to ${provider.name} yet; choose another provider.`)
  }
  // A key opens nothing at Google Cloud.
  const references = provider.signIn === 'google-cloud' ? [] : connection.keys
  const keys = references.map(readKey).filter((key) => key !== undefined && key !== '') as readonly string[]
  const credentials = keys.length === 0 ? credentialsFor?.(connection, provider) : undefined
  if (provider.signIn !== 'api-key' && credentials === undefined) {
    return unusable(provider.id, model, `FreeCC cannot sign in to ${provider.name} yet; choose another provider.`)
  }
  const place = upstreamPlace(connection, provider, endpoint, model)
  if (place === null) {
    const example = endpoint.template === null ? '' : `, such as ${endpoint.template}`
    return unusable(
      provider.id,
      model,
      `${provider.name} needs a base URL${example}; ${whereToSet(provider.baseUrlVariables, 'it')}`,
    )
  }
  const needsKey = sendsKey(provider, endpoint) && !provider.isLocal && !isLoopbackUrl(place.baseUrl)
  if (needsKey && keys.length === 0 && credentials === undefined) {
    return unusable(provider.id, model, missingKey(provider, connection))
  }
  const upstream: Upstream = {
    connection: connection.id,
    provider,
    endpoint,
    wireFormat: endpoint.wireFormat,
    ...place,
    keys,
    ...(credentials === undefined ? {} : { credentials }),
    keyVariables: environmentVariables(connection),
  }
  return {
    usable: true,
    upstream,
    model,
    ...(baseModel !== undefined && { baseModel }),
    ...(overrides && { overrides }),
  }
}

function unusable(provider: string, model: string, problem: string): RouteOption {
  return { usable: false, provider, model, problem }
}

/** One sentence for someone at their first start: what to set, and where. */
function missingKey(provider: Provider, connection: Connection): string {
  const variables = [...new Set([...environmentVariables(connection), ...provider.keyVariables])]
  return `No API key for ${provider.name}: ${whereToSet(variables, 'it')}`
}

function environmentVariables({ keys }: Connection): readonly string[] {
  return [...new Set(keys.flatMap((key) => (key.store === 'environment' ? [key.variable] : [])))]
}

function whereToSet(variables: readonly string[], what: string): string {
  const inTerminal =
    variables.length > 0 ? `set ${variables.join(' or ')} in .env or the environment` : `set ${what} in .env`
  return `${inTerminal} and restart "freecc serve", or enter ${what} in the FreeCC app under Models.`
}
