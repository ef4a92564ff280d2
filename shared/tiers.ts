/** The kinds of model that Claude Code asks for. They keep their names in every language: they are names of settings. */
export const tiers = ['big', 'small', 'opus', 'fable'] as const
export type Tier = (typeof tiers)[number]

/** Those that most people leave out: without a route of their own, BIG answers for them. */
export const optionalTiers = ['opus', 'fable'] as const satisfies readonly Tier[]
export type OptionalTier = (typeof optionalTiers)[number]

export function isOptionalTier(tier: Tier): tier is OptionalTier {
  return optionalTiers.some((optional) => optional === tier)
}
