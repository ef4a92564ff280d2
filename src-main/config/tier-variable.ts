import type { Tier } from '../../shared/tiers.ts'

/** What follows the tier's name in each of its variables. */
export const tierVariableNames = [
  'PROVIDER',
  'NAME',
  'BASE_MODEL',
  'API',
  'API_KEY',
  'API_BASE',
  'FALLBACKS',
  'EFFORT',
  'EFFORT_LIMIT',
  'MAX_OUTPUT_TOKENS',
  'TEMPERATURE',
  'TOP_P',
  'PARAMETERS',
] as const

/** The variable that says this of a tier, such as `OPUS_MODEL_NAME`. */
export function tierVariable(tier: Tier, what: (typeof tierVariableNames)[number]): string {
  return `${tier.toUpperCase()}_MODEL_${what}`
}
