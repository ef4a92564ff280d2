import { isLocalPort } from '../../shared/base-url.ts'
import { defaultLocation, locationPattern, projectPattern } from '../../shared/google-cloud.ts'
import { providers, type Provider } from '../../shared/providers/index.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Connection, KeyReference, RouteTarget, Tier } from '../../shared/settings.ts'
import { readAddress, type Address } from './endpoint.ts'
import { isHeaderSafe, splitKeys } from './secret-variables.ts'
import { unknownProviderProblem, type TierChoice } from './tier-variables.ts'
import type { VariableReader } from './variable-reader.ts'

export interface ConnectionBuilder {
  /** Adds the global connection of each provider for which something is set. */
  addGlobals(): void
  /** Finds or adds the tier's connection. */
  route(tier: Tier, choice: TierChoice): RouteTarget
  /** The provider's global connection; finds or adds it. */
  readonly globalRoute: (provider: Provider, model: string) => RouteTarget
  connections(): Iterable<Connection>
}

/** Makes connections of variables; what is wrong with one is reported and noted in it, so that it is never used. */
export function createConnectionBuilder(
  reader: VariableReader,
  ownPort: number,
  report: (problem: string) => void,
): ConnectionBuilder {
  const connections = new Map<string, Connection>()

  function add(id: string, provider: Provider, keyVariable?: string, baseUrlVariable?: string): string {
    const address =
      baseUrlVariable === undefined ? ok({}) : readAddressVariable(reader, baseUrlVariable, provider, ownPort)
    const keys = keyVariable === undefined ? ok([]) : readKeys(reader, keyVariable)
    const google = provider.signIn === 'google-cloud' ? readGoogle(reader) : ok(undefined)
    const failures = [address, keys, google].flatMap((result) => (result.ok ? [] : [result.message]))
    failures.forEach(report)
    connections.set(id, {
      id,
      provider: provider.id,
      keys: keys.ok ? keys.value : [],
      ...(address.ok && address.value),
      ...(google.ok && google.value !== undefined && { google: google.value }),
      ...(failures[0] !== undefined && { problem: failures[0] }),
    })
    return id
  }

  function addGlobal(provider: Provider): string {
    if (connections.has(provider.id)) return provider.id
    return add(
      provider.id,
      provider,
      reader.firstSet(provider.keyVariables),
      reader.firstSet(provider.baseUrlVariables),
    )
  }

  const tierIds = new Map<string, string>()

  function connectionFor(tier: Tier, choice: TierChoice): string {
    const { provider, keyVariable, baseUrlVariable } = choice
    if (provider === undefined) {
      const problem = unknownProviderProblem(choice.providerVariable, choice.providerName)
      report(problem)
      // The name is left out, because a key may have been put in its place.
      connections.set(tier, { id: tier, provider: 'unknown', keys: [], problem })
      return tier
    }
    const isGlobalKey = keyVariable === undefined || provider.keyVariables.includes(keyVariable)
    const isGlobalBase = baseUrlVariable === undefined || provider.baseUrlVariables.includes(baseUrlVariable)
    return isGlobalKey && isGlobalBase ? addGlobal(provider) : add(tier, provider, keyVariable, baseUrlVariable)
  }

  return {
    addGlobals: () => {
      for (const provider of providers) {
        const isGoogle = provider.signIn === 'google-cloud' && reader.firstSet(googleVariables.projectId) !== undefined
        if (isGoogle || reader.firstSet([...provider.keyVariables, ...provider.baseUrlVariables]) !== undefined) {
          addGlobal(provider)
        }
      }
    },
    route: (tier, choice) => {
      const signature = [choice.providerName, choice.keyVariable, choice.baseUrlVariable].join(' ')
      const connection = tierIds.get(signature) ?? connectionFor(tier, choice)
      tierIds.set(signature, connection)
      return {
        connection,
        model: choice.model,
        ...(choice.api !== 'auto' && { api: choice.api }),
        ...(choice.baseModel !== undefined && { baseModel: choice.baseModel }),
        ...(Object.keys(choice.overrides).length > 0 && { overrides: choice.overrides }),
      }
    },
    globalRoute: (provider, model) => ({ connection: addGlobal(provider), model }),
    connections: () => connections.values(),
  }
}

function readAddressVariable(
  reader: VariableReader,
  variable: string,
  provider: Provider,
  ownPort: number,
): Result<Address> {
  const azureVersion = provider.isAzure ? reader.azureVersion(azureVersionVariable(provider), 'v1') : undefined
  const address = readAddress(reader.text(variable) ?? '', provider, { name: variable, azureVersion })
  // A proxy that sends to itself would loop until something breaks.
  if (address.ok && address.value.baseUrl !== undefined && isLocalPort(address.value.baseUrl, ownPort)) {
    return fail(`${variable} is the address of FreeCC itself; set it to the provider's, or leave it out.`)
  }
  return address
}

/** `AZURE_API_VERSION` beside `AZURE_API_BASE`, as LiteLLM has it; `AZURE_AI_API_VERSION` for Foundry. */
function azureVersionVariable({ id }: Provider): string {
  return `${id.toUpperCase()}_API_VERSION`
}

function readKeys(reader: VariableReader, variable: string): Result<KeyReference[]> {
  const keys = splitKeys(reader.text(variable) ?? '')
  if (keys.length === 0) return fail(`${variable} holds only commas; put keys between them, or leave it out.`)
  if (!keys.every(isHeaderSafe)) {
    return fail(
      `${variable} holds a blank, a line break or a letter beyond ASCII, which no key has; ` +
        'paste the key alone, or several with commas between them.',
    )
  }
  return ok(keys.map((_, position) => ({ store: 'environment', variable, ...(position > 0 && { position }) })))
}

/** The first is FreeCC's own name, the others are those of LiteLLM and of Google's tools. */
const googleVariables = {
  projectId: ['VERTEX_PROJECT_ID', 'VERTEXAI_PROJECT', 'VERTEX_PROJECT', 'GOOGLE_CLOUD_PROJECT'],
  location: ['VERTEX_LOCATION', 'VERTEXAI_LOCATION', 'GOOGLE_CLOUD_LOCATION'],
} as const

function readGoogle(reader: VariableReader): Result<NonNullable<Connection['google']>> {
  const projectVariable = reader.firstSet(googleVariables.projectId)
  const locationVariable = reader.firstSet(googleVariables.location)
  const projectId = projectVariable && reader.text(projectVariable)
  const location = (locationVariable && reader.text(locationVariable)?.toLowerCase()) ?? defaultLocation
  const credentialsFile = reader.text('GOOGLE_APPLICATION_CREDENTIALS')
  if (projectVariable !== undefined && !projectPattern.test(projectId ?? '')) {
    return fail(`${projectVariable} must be the id of a Google Cloud project, such as my-project-123.`)
  }
  if (locationVariable !== undefined && !locationPattern.test(location)) {
    return fail(`${locationVariable} must be a location of Google Cloud, such as us-central1, europe-west4 or global.`)
  }
  return ok({
    location,
    ...(projectId !== undefined && { projectId }),
    ...(credentialsFile !== undefined && { credentialsFile }),
  })
}
