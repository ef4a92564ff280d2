import { parseParameters, type Parameters } from '../../shared/parameters.ts'
import { reasoningEfforts } from '../../shared/reasoning-efforts.ts'
import { routeOverridesSchema, type RouteOverrides } from '../../shared/settings.ts'
import type { Tier } from '../../shared/tiers.ts'
import { present } from '../codecs/compact.ts'
import { tierVariable } from './tier-variable.ts'
import type { VariableReader } from './variable-reader.ts'

/**
 * What a tier's variables say of how its model is asked. What they leave open is as in `byDefault`, the settings of the
 * tier whose model it is.
 */
export function readOverrides(
  reader: VariableReader,
  tier: Tier,
  byDefault: RouteOverrides,
  report: (problem: string) => void,
): RouteOverrides {
  const { maxOutputTokens, temperature, topP } = routeOverridesSchema.shape
  const number = (what: 'MAX_OUTPUT_TOKENS' | 'TEMPERATURE' | 'TOP_P', schema: typeof topP, allowed: string) => {
    const variable = tierVariable(tier, what)
    const text = reader.text(variable)
    if (text === undefined) return undefined
    const number = schema.safeParse(Number(text))
    if (!number.success) report(`${variable} must be ${allowed}; it is ignored.`)
    return number.data
  }
  const own = {
    effort: readEffort(reader, tier, report),
    maxOutputTokens: number('MAX_OUTPUT_TOKENS', maxOutputTokens, 'a whole number of tokens from 1 on'),
    temperature: number('TEMPERATURE', temperature, 'a number from 0 to 2'),
    topP: number('TOP_P', topP, 'a number from 0 to 1'),
    parameters: readParameters(reader, tier, report),
  }
  return { ...byDefault, ...present<RouteOverrides>(own) }
}

function readEffort(reader: VariableReader, tier: Tier, report: (problem: string) => void): RouteOverrides['effort'] {
  const [always, limit] = [tierVariable(tier, 'EFFORT'), tierVariable(tier, 'EFFORT_LIMIT')]
  const variable = reader.firstSet([always, limit])
  if (variable === undefined) return undefined
  if (variable === always && reader.text(limit) !== undefined) report(`${limit} is ignored, because ${always} is set.`)
  const text = reader.text(variable)?.toLowerCase()
  const level = reasoningEfforts.find((effort) => effort === text)
  if (level === undefined) report(`${variable} must be one of ${reasoningEfforts.join(', ')}; it is ignored.`)
  return level && { level, mode: variable === always ? 'always' : 'at-most' }
}

function readParameters(reader: VariableReader, tier: Tier, report: (problem: string) => void): Parameters | undefined {
  const variable = tierVariable(tier, 'PARAMETERS')
  const text = reader.text(variable)
  if (text === undefined) return undefined
  const parsed = parseParameters(text)
  switch (parsed.kind) {
    case 'parameters':
      return parsed.parameters
    case 'owned':
      report(`${variable} must not name ${parsed.member}, which FreeCC itself writes; it is ignored.`)
      return undefined
    case 'no-object':
    case 'too-long':
      report(`${variable} must be a JSON object such as {"top_k": 20}, of 20,000 characters at most; it is ignored.`)
      return undefined
  }
}
