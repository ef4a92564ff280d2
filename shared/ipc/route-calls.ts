import { z } from 'zod'
import type { ConnectionTestResult } from '../connection-test.ts'
import type { LocalServer } from '../local-server.ts'
import type { ModelListing } from '../model-list.ts'
import { mostFallbacks } from '../most-fallbacks.ts'
import type { Result } from '../result.ts'
import { tiers } from '../settings.ts'
import { optionalTiers } from '../tiers.ts'
import type { AppState } from './app-state.ts'
import { destination, routeDetailsSchema } from './route-details.ts'

const key = z.string().min(1).max(10_000)

/** A tier's destination as it stands in the window, saved or not. */
const candidate = {
  tier: z.enum(tiers),
  ...destination,
  /** Left out: what stays of those that are saved when the tier is pointed there. */
  details: routeDetailsSchema.optional(),
  /** One that is typed and not saved yet; left out for those that are stored. */
  key: key.optional(),
}

/** A tier's connection has the tier's name. */
const connectionId = z.string().min(1).max(2200)

/** Which models answer, where, and with which keys. */
export const routeCalls = {
  'route.save': z.strictObject({
    tier: z.enum(tiers),
    ...destination,
    /** Left out: those of the provider stay. */
    details: routeDetailsSchema.optional(),
  }),
  /** BIG answers for the tier from then on. Its keys are kept for its return. */
  'route.remove': z.strictObject({ tier: z.enum(optionalTiers) }),
  /** All fallbacks of a tier, in order: what is left out is removed. */
  'fallbacks.save': z.strictObject({
    tier: z.enum(tiers),
    fallbacks: z.array(z.strictObject({ ...destination, details: routeDetailsSchema.optional() })).max(mostFallbacks),
  }),
  'key.save': z.strictObject({
    connection: connectionId,
    key,
    /** The id of the stored key whose place it takes; left out for a further one. */
    replaces: z.string().optional(),
    /** The user has agreed to store it although this system has no keychain. */
    allowUnprotected: z.boolean(),
  }),
  'key.remove': z.strictObject({ connection: connectionId, keyId: z.string() }),
  /** Asks the model something tiny, with a tool and a picture. Replaces a test of the same tier that still runs. */
  'connection.test': z.strictObject(candidate),
  'connection.stopTest': z.strictObject({ tier: z.enum(tiers) }),
  'models.list': z.strictObject({
    ...candidate,
    /** May be empty: none is chosen yet. */
    model: z.string().max(300),
    /** Asks the provider although its list is known. */
    isFresh: z.boolean(),
  }),
  'models.setFavourite': z.strictObject({
    provider: destination.provider,
    model: destination.model,
    isFavourite: z.boolean(),
  }),
  /** Looks for model servers on this machine, at the ports that they usually have. */
  'localServers.find': z.undefined(),
} as const

export interface RouteReplies {
  'route.save': Result<AppState>
  'route.remove': Result<AppState>
  'fallbacks.save': Result<AppState>
  'key.save': Result<AppState>
  'key.remove': Result<AppState>
  'connection.test': Result<ConnectionTestResult>
  'connection.stopTest': void
  'models.list': Result<ModelListing>
  'models.setFavourite': Result<AppState>
  'localServers.find': readonly LocalServer[]
}
