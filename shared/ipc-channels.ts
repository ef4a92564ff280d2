/**
 * The two channels of the contract in `ipc.ts`. They stand alone because the preload script must not load zod.
 */
export const callChannel = 'freecc:call'
export const pushChannel = 'freecc:push'
