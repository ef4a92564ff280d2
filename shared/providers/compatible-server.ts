/**
 * The quirks that suit any server that calls itself compatible: it renders conversations through a model's chat template
 * and knows text, images and functions only. Rows without quirks have these.
 */
export const compatibleServer = ['one-leading-system', 'no-file-parts', 'empty-content-beside-calls'] as const

/**
 * What besides suits a server that somebody set up, whatever row it is used with: it may be llama.cpp, or something built
 * on it, which makes a grammar of the schemas.
 */
export const ownServer = [...compatibleServer, 'no-value-limits'] as const
