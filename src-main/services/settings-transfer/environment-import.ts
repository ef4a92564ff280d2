import { isDeepStrictEqual } from 'node:util'
import { failWith } from '../../../shared/i18n/words.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { tiers, type Connection, type RouteTarget, type Settings, type Tier } from '../../../shared/settings.ts'
import { parseEnvFile, type Variables } from '../../config/env-file.ts'
import { readEnvironmentSettings, type EnvironmentSettings } from '../../config/environment-settings.ts'
import { keyVariables } from '../../config/secret-variables.ts'
import { readVariable } from '../../config/variable-reader.ts'
import { fallbackConnectionId } from '../fallback-editing.ts'
import { isSamePlace, isTier } from '../key-ids.ts'
import { withoutUnusedConnections } from '../route-editing.ts'
import type { FoundKey, ImportContent } from './import-content.ts'

/**
 * The predecessor's `.env` as the app's settings: its models with their keys, its port and what it logs. What the file
 * does not name stays as it is. Its token is left out, because the app has one of its own.
 */
export function readEnvironmentImport(bytes: Buffer, current: Settings): Result<ImportContent> {
  const variables = parseEnvFile(bytes)
  const isSet = (name: string) => readVariable(variables, name) !== undefined
  const namesModels = keyVariables.some(isSet) || Object.keys(variables).some((name) => tierVariable.test(name))
  if (!namesModels && !otherVariables.some(isSet)) {
    return failWith('failure.nothingKnown', {})
  }
  const understood = readEnvironmentSettings(variables)
  const { settings, found, used } = takeRoutes(understood, namesModels ? tiers : [], current)
  return ok({
    settings: { ...settings, ...takeOthers(understood.settings, variables, current) },
    keys: found.map(({ connection, ...key }) => ({ ...key, connection: connection.id })),
    unusedKeys: keyVariables.filter((name) => isSet(name) && !used.has(name)),
    problems: understood.problems,
  })
}

const tierVariable = new RegExp(`^(${tiers.join('|')})_MODEL_`, 'i')
const otherVariables = ['FREECC_PORT', 'FILE_LOG_LEVEL', 'LOG_REQUEST_BODY', 'LOG_RESPONSE_BODY']

function takeOthers(
  { proxy, logging }: Settings,
  variables: Variables,
  current: Settings,
): Pick<Settings, 'proxy' | 'logging'> {
  const isSet = (name: string) => readVariable(variables, name) !== undefined
  return {
    proxy: { ...current.proxy, ...(isSet('FREECC_PORT') && { port: proxy.port }) },
    logging: {
      ...current.logging,
      ...(isSet('FILE_LOG_LEVEL') && { fileLevel: logging.fileLevel }),
      ...(isSet('LOG_REQUEST_BODY') && { requestBodies: logging.requestBodies }),
      ...(isSet('LOG_RESPONSE_BODY') && { responseBodies: logging.responseBodies }),
    },
  }
}

type FoundAt = Omit<FoundKey, 'connection'> & { readonly connection: Connection }

interface TakenRoutes {
  readonly settings: Settings
  readonly found: readonly FoundAt[]
  /** The variables of all keys that the routes use. */
  readonly used: ReadonlySet<string>
}

/** Routes in the app's form: a tier's connection has its name, and a tier that has BIG's models follows BIG. */
function takeRoutes(understood: EnvironmentSettings, wanted: readonly Tier[], current: Settings): TakenRoutes {
  const from = understood.settings
  const connections = new Map(current.connections.map((connection) => [connection.id, connection]))
  const routes = { ...current.routes }
  const found: FoundAt[] = []
  const used = new Set<string>()

  /** Null where the file says too little, or something wrong, of the place. */
  function take(target: RouteTarget, tier?: Tier): RouteTarget | null {
    const source = from.connections.find(({ id }) => id === target.connection)
    if (source === undefined || source.problem !== undefined) return null
    const connection = { ...source, id: tier ?? fallbackConnectionId(source.provider, source.baseUrl), keys: [] }
    connections.set(connection.id, connection)
    const keys = keysOf(source, connection, understood)
    for (const { variable } of keys) used.add(variable)
    if (!keys.every((key) => isAtHand(key, found))) found.push(...keys)
    return { ...target, connection: connection.id }
  }

  for (const tier of wanted) {
    const [main, ...fallbacks] = from.routes[tier]
    if (main === undefined) continue
    if (tier !== 'big' && isDeepStrictEqual(from.routes[tier], from.routes.big)) {
      routes[tier] = []
      connections.delete(tier)
      continue
    }
    const target = take(main, tier)
    if (target !== null) routes[tier] = [target, ...fallbacks.flatMap((fallback) => take(fallback) ?? [])]
  }
  return {
    settings: withoutUnusedConnections({ ...current, connections: [...connections.values()], routes }),
    found,
    used,
  }
}

function keysOf(source: Connection, connection: Connection, { readKey }: EnvironmentSettings): readonly FoundAt[] {
  return source.keys.flatMap((reference) => {
    const key = readKey(reference)
    return reference.store !== 'environment' || key === undefined
      ? []
      : [{ variable: reference.variable, provider: source.provider, connection, key }]
  })
}

/** Whether the connection uses this key anyway: a tier those of BIG, a fallback those of every tier. */
function isAtHand({ connection, key }: FoundAt, found: readonly FoundAt[]): boolean {
  return found.some(
    (other) =>
      other.key === key &&
      isSamePlace(other.connection, connection) &&
      (isTier(connection.id) ? other.connection.id === 'big' : true),
  )
}
