/** BIG and SMALL keep their names in every language: they are the names of settings. */
export const tierNames = { big: 'tier.big', small: 'tier.small' } as const

/** The Claude models that each tier stands for. */
export const tierModels = { big: 'opus · sonnet · fable', small: 'haiku' } as const
