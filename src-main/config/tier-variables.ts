import { findProvider, providers, type Provider } from '../../shared/providers/index.ts'
import { nearestNames } from '../../shared/nearest-name.ts'
import type { ModelApi, RouteOverrides } from '../../shared/settings.ts'
import { optionalTiers, type OptionalTier, type Tier } from '../../shared/tiers.ts'
import { readOverrides } from './override-variables.ts'
import { tierVariable, tierVariableNames } from './tier-variable.ts'
import type { VariableReader } from './variable-reader.ts'

/** What the environment says of one tier: which model, and which variables hold the key and the base URL. */
export interface TierChoice {
  /** The provider's id, or what stands in its place if the catalogue has no such provider. */
  readonly providerName: string
  readonly provider: Provider | undefined
  /** The variable that names the provider, for messages. */
  readonly providerVariable: string
  readonly model: string
  /** `undefined` where none is set. */
  readonly keyVariable: string | undefined
  readonly baseUrlVariable: string | undefined
  readonly api: ModelApi
  /** What the model is, where its name is the user's own. */
  readonly baseModel: string | undefined
  /** Empty where nothing is set. */
  readonly overrides: RouteOverrides
}

/** As the predecessor, for those who set nothing. */
const defaultProvider = 'openai'
const defaultModel = 'gpt-4.1'

/** OPUS and FABLE are null where nothing names a model for them: BIG answers then. */
export type TierChoicesByTier = Readonly<Record<Exclude<Tier, OptionalTier>, TierChoice>> &
  Readonly<Record<OptionalTier, TierChoice | null>>

/**
 * The provider and name of the other tiers fall back to BIG's. Their key and base URL do so only where both have the same provider;
 * otherwise they are that provider's globals, so that no key reaches another vendor.
 */
export function tierVariables(reader: VariableReader, report: (problem: string) => void): TierChoicesByTier {
  const big = bigTier(reader, report)
  const [opus, fable] = optionalTiers.map((tier) =>
    isNamed(reader, tier, report) ? followingTier(reader, tier, big, report) : null,
  )
  return { big, small: followingTier(reader, 'small', big, report), opus: opus ?? null, fable: fable ?? null }
}

/** Whether an optional tier has a route. Its other variables alone would be ignored in silence. */
function isNamed(reader: VariableReader, tier: OptionalTier, report: (problem: string) => void): boolean {
  const [provider, name] = [tierVariable(tier, 'PROVIDER'), tierVariable(tier, 'NAME')]
  if (reader.firstSet([provider, name]) !== undefined) return true
  const ignored = reader.firstSet(tierVariableNames.map((what) => tierVariable(tier, what)))
  if (ignored !== undefined) report(`${ignored} is ignored, because neither ${name} nor ${provider} is set.`)
  return false
}

function bigTier(reader: VariableReader, report: (problem: string) => void): TierChoice {
  const named = reader.text('BIG_MODEL_PROVIDER')
  const provider = findProvider(named ?? defaultProvider)
  const model = reader.text('BIG_MODEL_NAME')
  if (provider !== undefined && provider.id !== defaultProvider && model === undefined) {
    report(
      `BIG_MODEL_NAME is not set, so ${provider.name} would be asked for ${defaultModel}; set it to a model it has.`,
    )
  }
  return {
    ...identify(named ?? defaultProvider, provider),
    providerVariable: 'BIG_MODEL_PROVIDER',
    model: model ?? defaultModel,
    keyVariable: reader.firstSet(['BIG_MODEL_API_KEY', ...(provider?.keyVariables ?? [])]),
    baseUrlVariable: reader.firstSet(['BIG_MODEL_API_BASE', ...(provider?.baseUrlVariables ?? [])]),
    api: reader.api('BIG_MODEL_API', 'auto'),
    baseModel: reader.text('BIG_MODEL_BASE_MODEL'),
    overrides: readOverrides(reader, 'big', {}, report),
  }
}

function followingTier(
  reader: VariableReader,
  tier: Exclude<Tier, 'big'>,
  big: TierChoice,
  report: (problem: string) => void,
): TierChoice {
  const providerVariable = tierVariable(tier, 'PROVIDER')
  const named = reader.text(providerVariable)
  const provider = named === undefined ? big.provider : findProvider(named)
  const identity = identify(named ?? big.providerName, provider)
  const model = reader.text(tierVariable(tier, 'NAME'))
  const isSameProvider = identity.providerName === big.providerName
  const isBigsModel = isSameProvider && model === undefined
  if (provider !== undefined && !isSameProvider && model === undefined) {
    report(
      `${tierVariable(tier, 'NAME')} is not set, so ${provider.name} would be asked for BIG's model; set it to a model it has.`,
    )
  }
  return {
    ...identity,
    providerVariable: named === undefined ? big.providerVariable : providerVariable,
    model: model ?? big.model,
    keyVariable:
      reader.firstSet([tierVariable(tier, 'API_KEY')]) ??
      (isSameProvider ? big.keyVariable : reader.firstSet(provider?.keyVariables ?? [])),
    baseUrlVariable:
      reader.firstSet([tierVariable(tier, 'API_BASE')]) ??
      (isSameProvider ? big.baseUrlVariable : reader.firstSet(provider?.baseUrlVariables ?? [])),
    api: reader.api(tierVariable(tier, 'API'), isSameProvider ? big.api : 'auto'),
    baseModel: reader.text(tierVariable(tier, 'BASE_MODEL')) ?? (isBigsModel ? big.baseModel : undefined),
    overrides: readOverrides(reader, tier, isBigsModel ? big.overrides : {}, report),
  }
}

function identify(name: string, provider: Provider | undefined) {
  return { provider, providerName: provider?.id ?? name.toLowerCase() }
}

/** One sentence for a provider that the catalogue does not know. It does not repeat the name: it may be a key. */
export function unknownProviderProblem(variable: string, name: string): string {
  const nearest = nearestNames(
    name,
    providers.map((provider) => provider.id),
  )
  const others = nearest.slice(1, 6).join(', ')
  return `${variable} is not a provider FreeCC knows; did you mean ${nearest[0] ?? defaultProvider}? Others are ${others}.`
}
