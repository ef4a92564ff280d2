import { mostFallbacks } from '../../shared/most-fallbacks.ts'
import { nearestNames } from '../../shared/nearest-name.ts'
import { findProvider, providers, type Provider } from '../../shared/providers/index.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { RouteTarget, Tier } from '../../shared/settings.ts'
import { tierVariable } from './tier-variable.ts'
import type { VariableReader } from './variable-reader.ts'

/**
 * The fallback routes of a tier's variable, in order: `provider/model`, several between commas. What is wrong with an entry is reported without
 * repeating it, and the entry is left out.
 */
export function readFallbacks(
  reader: VariableReader,
  tier: Tier,
  main: RouteTarget,
  connect: (provider: Provider, model: string) => RouteTarget,
  report: (problem: string) => void,
): readonly RouteTarget[] {
  const variable = tierVariable(tier, 'FALLBACKS')
  const entries = (reader.text(variable) ?? '').split(',').map((entry) => entry.trim())
  const targets: RouteTarget[] = []
  for (const [index, entry] of entries.entries()) {
    if (entry === '') continue
    const name = `${variable} entry ${index + 1}`
    const choice = readEntry(entry, name)
    if (!choice.ok) {
      report(choice.message)
      continue
    }
    const target = connect(choice.value.provider, choice.value.model)
    if (isSame(target, main)) report(`${name} is what ${tier.toUpperCase()} asks first anyway; it is left out.`)
    else if (targets.some((earlier) => isSame(target, earlier)))
      report(`${name} repeats an earlier one; it is left out.`)
    else targets.push(target)
  }
  if (targets.length > mostFallbacks) {
    report(`${variable} may name ${mostFallbacks} fallbacks at most; those after them are left out.`)
  }
  return targets.slice(0, mostFallbacks)
}

interface Choice {
  readonly provider: Provider
  readonly model: string
}

function readEntry(entry: string, name: string): Result<Choice> {
  const [, providerName, model] = /^([^/\s]+)\/(\S+)$/.exec(entry) ?? []
  if (providerName === undefined || model === undefined) {
    return fail(`${name} must be a provider and a model without blanks, such as openai/gpt-4.1; it is left out.`)
  }
  const provider = findProvider(providerName)
  if (provider !== undefined) return ok({ provider, model })
  const ids = providers.map(({ id }) => id)
  return fail(
    `${name} does not begin with a provider FreeCC knows, and is left out; did you mean ${nearestNames(providerName, ids)[0] ?? 'openai'}/…?`,
  )
}

function isSame(one: RouteTarget, other: RouteTarget): boolean {
  return one.connection === other.connection && one.model === other.model
}
