/**
 * How many fallbacks a tier can have. More could never be asked: a request is tried a few times only, because the client retries as well
 * (`proxy/exchange/attempt-policy.ts`).
 */
export const mostFallbacks = 4
