/** Levels of effort that a model may put into thinking, from least to most; `none` is not to think at all. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const
export type ReasoningEffort = (typeof reasoningEfforts)[number]
