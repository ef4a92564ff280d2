import { isDeepStrictEqual } from 'node:util'
import { isLoopbackHost } from '../../shared/base-url.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import {
  defaultSettings,
  settingsVersion,
  tiers,
  type KeyReference,
  type RouteTarget,
  type Settings,
  type Tier,
} from '../../shared/settings.ts'
import type { CredentialsFor } from '../auth/credentials.ts'
import { createCredentialsFor } from '../auth/index.ts'
import type { Variables } from './env-file.ts'
import { createConnectionBuilder, type ConnectionBuilder } from './environment-connections.ts'
import { nearestNames } from '../../shared/nearest-name.ts'
import { readFallbacks } from './fallback-variables.ts'
import { isHeaderSafe, keyVariables, signInSecrets, splitKeys } from './secret-variables.ts'
import { tierVariable, tierVariableNames } from './tier-variable.ts'
import { tierVariables, type TierChoicesByTier } from './tier-variables.ts'
import { createVariableReader, readVariable, type VariableReader } from './variable-reader.ts'

export interface EnvironmentSettings {
  readonly settings: Settings
  /** One sentence each, naming the variable and what is allowed. None of them keeps the proxy from starting. */
  readonly problems: readonly string[]
  readonly readKey: (reference: KeyReference) => string | undefined
  readonly credentialsFor: CredentialsFor
  /**
   * What clients must send, or `null` where nothing is asked of them. A token that cannot be used is a failure, not
   * `null`: it must not open the proxy to everyone.
   */
  readonly token: Result<string | null>
  /** Every secret among the variables, for the log's redactor. */
  readonly secrets: readonly string[]
}

/**
 * Understands the variables of the environment and `.env` as settings.
 *
 * Which tier uses which key is decided in `tier-variables.ts`. `ANTHROPIC_BASE_URL` is not among the variables: in a
 * shell set up for Claude Code it is the address of this very proxy.
 */
export function readEnvironmentSettings(variables: Variables): EnvironmentSettings {
  const problems = new Set<string>()
  const report = (problem: string) => void problems.add(problem)
  const reader = createVariableReader(variables, report)

  const proxy = {
    ...defaultSettings.proxy,
    host: reader.host('FREECC_HOST', defaultSettings.proxy.host),
    port: reader.port('FREECC_PORT', defaultSettings.proxy.port),
  }
  const logging = {
    consoleLevel: reader.level('CONSOLE_LOG_LEVEL', defaultSettings.logging.consoleLevel),
    fileLevel: reader.level('FILE_LOG_LEVEL', defaultSettings.logging.fileLevel),
    requestBodies: reader.yesOrNo('LOG_REQUEST_BODY', defaultSettings.logging.requestBodies),
    responseBodies: reader.yesOrNo('LOG_RESPONSE_BODY', defaultSettings.logging.responseBodies),
    retention: defaultSettings.logging.retention,
  }
  const models = {
    ...defaultSettings.models,
    refresh: reader.yesOrNo('FREECC_REFRESH_MODELS', defaultSettings.models.refresh),
    catalogueUrl: reader.safeUrl('FREECC_MODELS_URL', defaultSettings.models.catalogueUrl),
  }

  const builder = createConnectionBuilder(reader, proxy.port, report)
  builder.addGlobals()
  const choices = tierVariables(reader, report)
  const routes = readRoutes(reader, builder, choices, report)
  for (const tier of tiers) reportSharedKey(reader, tier, choices, report)
  reportMisspelt(variables, report)

  const token = readToken(variables, proxy.host)

  return {
    settings: {
      version: settingsVersion,
      proxy,
      connections: [...builder.connections()],
      routes,
      logging,
      access: defaultSettings.access,
      models,
      appearance: defaultSettings.appearance,
      desktop: defaultSettings.desktop,
      claudeCode: defaultSettings.claudeCode,
      updates: defaultSettings.updates,
      recording: defaultSettings.recording,
      budget: defaultSettings.budget,
    },
    problems: [...problems],
    readKey: (reference) => (reference.store === 'environment' ? readKey(variables, reference) : undefined),
    credentialsFor: createCredentialsFor(variables),
    token,
    secrets: [
      ...[...keyVariables, ...signInSecrets].flatMap((name) => splitKeys(readVariable(variables, name) ?? '')),
      ...[readVariable(variables, 'FREECC_TOKEN') ?? []].flat(),
    ],
  }
}

/**
 * The targets of each tier, its fallbacks after the main one. A tier that has BIG's model and names no fallbacks of its
 * own has BIG's.
 */
function readRoutes(
  reader: VariableReader,
  builder: ConnectionBuilder,
  choices: TierChoicesByTier,
  report: (problem: string) => void,
): Settings['routes'] {
  const withFallbacks = (tier: Tier, main: RouteTarget) => [
    main,
    ...readFallbacks(reader, tier, main, builder.globalRoute, report),
  ]
  const bigMain = builder.route('big', choices.big)
  const big = withFallbacks('big', bigMain)
  const following = (tier: Exclude<Tier, 'big'>) => {
    const choice = choices[tier]
    if (choice === null) return []
    const main = builder.route(tier, choice)
    const inherits = isDeepStrictEqual(main, bigMain) && reader.text(tierVariable(tier, 'FALLBACKS')) === undefined
    return inherits ? big : withFallbacks(tier, main)
  }
  return { big, small: following('small'), opus: following('opus'), fable: following('fable') }
}

type EnvironmentKey = Extract<KeyReference, { store: 'environment' }>

function readKey(variables: Variables, { variable, position = 0 }: EnvironmentKey): string | undefined {
  const key = splitKeys(readVariable(variables, variable) ?? '')[position]
  return key !== undefined && isHeaderSafe(key) ? key : undefined
}

/** On loopback none is needed; beyond it whoever reaches the port could use the keys. */
function readToken(variables: Variables, host: string): Result<string | null> {
  const token = readVariable(variables, 'FREECC_TOKEN')
  if (token === undefined) {
    if (isLoopbackHost(host)) return ok(null)
    return fail(
      `FREECC_TOKEN is not set, and FREECC_HOST ${host} lets other machines in; ` +
        'set it to something long that nobody guesses, or FREECC_HOST to 127.0.0.1.',
    )
  }
  return isHeaderSafe(token)
    ? ok(token)
    : fail('FREECC_TOKEN must be printable ASCII without blanks or line breaks, because clients send it in a header.')
}

/** One provider name can stand for many vendors with the same API, told apart by the base URL alone. */
function reportSharedKey(
  reader: VariableReader,
  tier: Tier,
  { big, ...following }: TierChoicesByTier,
  report: (problem: string) => void,
) {
  const choice = tier === 'big' ? null : following[tier]
  const baseVariable = tierVariable(tier, 'API_BASE')
  const host = hostOf(reader.text(baseVariable))
  const bigHost = hostOf(big.baseUrlVariable === undefined ? undefined : reader.text(big.baseUrlVariable))
  if (choice === null || host === undefined || host === bigHost || isLoopbackHost(host)) return
  if (choice.keyVariable === undefined || choice.keyVariable !== big.keyVariable) return
  const ownVariable = tierVariable(tier, 'API_KEY')
  report(
    `${ownVariable} is not set, so ${choice.keyVariable} is sent to the host of ${baseVariable}; ` +
      `set ${ownVariable} if that is another vendor.`,
  )
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined
}

/** A misspelt BIG_MODEL_… variable would be ignored in silence, and its default used. */
function reportMisspelt(variables: Variables, report: (problem: string) => void): void {
  const known = tiers.flatMap((tier) => tierVariableNames.map((what) => tierVariable(tier, what)))
  const isOfTier = new RegExp(`^(${tiers.join('|').toUpperCase()})_MODEL_`)
  for (const name of Object.keys(variables)) {
    if (!isOfTier.test(name) || known.includes(name)) continue
    if (readVariable(variables, name) === undefined) continue
    report(`${name} is not a setting and is ignored; did you mean ${nearestNames(name, known)[0] ?? 'BIG_MODEL_NAME'}?`)
  }
}
