import { z } from 'zod'
import { googleSettingsSchema, modelApis, routeOverridesSchema } from '../settings.ts'

/** A model, and where it is asked. */
export const destination = {
  provider: z.string().min(1).max(100),
  model: z.string().min(1).max(300),
  /** Empty for the provider's own. */
  baseUrl: z.string().max(2000),
}

/** What most people leave as it is. */
export const routeDetailsSchema = z.strictObject({
  api: z.enum(modelApis).optional(),
  baseModel: z.string().trim().min(1).max(300).optional(),
  google: googleSettingsSchema.optional(),
  overrides: routeOverridesSchema.optional(),
})
export type RouteDetails = z.infer<typeof routeDetailsSchema>
