import { defaultLocation } from '../shared/google-cloud.ts'
import { catalogue } from '../shared/providers/catalogue.ts'
import type { Provider, ProviderKind } from '../shared/providers/provider.ts'

/** What the window says of a provider. */
export interface ProviderChoice {
  readonly id: string
  readonly name: string
  /** Other names that people search for. */
  readonly aliases: readonly string[]
  /** Degrees, or null for grey. */
  readonly hue: number | null
  readonly kind: ProviderKind | null
  readonly isLocal: boolean
  /** Where its API lives: a host, or what the address looks like with `{NAME}` for what only the user knows. */
  readonly address: string
  /** It has no address of its own: each user's is different. */
  readonly needsBaseUrl: boolean
  /** It takes the credentials of Google Cloud that are on this machine, and no key. */
  readonly isGoogleCloud: boolean
  /** It speaks both Chat Completions and Responses. */
  readonly hasBothApis: boolean
  /** A model there is a deployment with a name of the user's. */
  readonly isAzure: boolean
  /** Where its keys are made. */
  readonly keysUrl: string | null
}

/** Those that can be chosen: FreeCC knows their API and the way in. */
export const providerChoices: readonly ProviderChoice[] = catalogue.filter(isUsable).map(describe)

const byId = new Map(catalogue.map((provider) => [provider.id, describe(provider)]))

const unknown = {
  aliases: [],
  hue: null,
  kind: null,
  isLocal: false,
  address: '',
  needsBaseUrl: false,
  isGoogleCloud: false,
  hasBothApis: false,
  isAzure: false,
  keysUrl: null,
} as const

/** An id that the catalogue does not know (a row that went away) is shown as it is. */
export function describeProvider(id: string): ProviderChoice {
  return byId.get(id) ?? { id, name: id, ...unknown }
}

function describe({
  id,
  name,
  aliases,
  hue,
  kind,
  isLocal,
  signIn,
  endpoints,
  keysUrl,
  isAzure,
}: Provider): ProviderChoice {
  const baseUrl = endpoints.find((endpoint) => endpoint.baseUrl !== null)?.baseUrl ?? null
  const template = endpoints.find((endpoint) => endpoint.template !== null)?.template ?? ''
  // Google's has settings of its own for what only the user knows, so that the host says enough.
  const place = signIn === 'google-cloud' ? hostOf(template.replaceAll(/\{\w+\}/g, defaultLocation)) : template
  return {
    id,
    name,
    aliases,
    hue,
    kind,
    isLocal,
    address: baseUrl === null ? place : hostOf(baseUrl),
    // Other ways to sign in come with an address.
    needsBaseUrl: baseUrl === null && signIn === 'api-key',
    isGoogleCloud: signIn === 'google-cloud',
    hasBothApis: (['openai-chat', 'openai-responses'] as const).every((format) =>
      endpoints.some(({ wireFormat }) => wireFormat === format),
    ),
    isAzure,
    keysUrl,
  }
}

function hostOf(url: string): string {
  return new URL(url).host
}

function isUsable({ signIn, endpoints }: Provider): boolean {
  const hasWayIn = signIn === 'api-key' || signIn === 'google-cloud'
  return hasWayIn && endpoints.some(({ wireFormat }) => wireFormat !== 'own')
}
