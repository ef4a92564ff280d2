import { z } from 'zod'
import { azureDatedApis, azureVersionPattern } from './azure.ts'
import { budgetSettingsSchema, defaultBudget } from './budget-settings.ts'
import { locationPattern, projectPattern } from './google-cloud.ts'
import { ownMember } from './parameters.ts'
import { wireFormats } from './providers/provider.ts'
import { defaultRecordingSettings, recordingSettingsSchema } from './recording-settings.ts'
import { reasoningEfforts } from './reasoning-efforts.ts'

/**
 * What a user configures, in one versioned model. A `.env` file (terminal) and the app's own store both become this.
 *
 * A *connection* is a provider with a base URL and keys; a *route* is a tier's ordered list of connection and model.
 * Two connections of one provider with different keys are natural. Keys themselves are never in here, only where to
 * find them.
 */

export { tiers, type Tier } from './tiers.ts'

export const logLevels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const
export type LogLevel = (typeof logLevels)[number]

export const languages = ['system', 'en', 'zh-CN'] as const
export const themes = ['system', 'light', 'dark'] as const

/** Groups of the settings screen that can be set back on their own. */
export const resettableGroups = ['general', 'network', 'logging', 'recording', 'budget', 'updates'] as const
export type ResettableGroup = (typeof resettableGroups)[number]

export const keyReferenceSchema = z.discriminatedUnion('store', [
  /** In the OS keychain, under this id. */
  z.strictObject({ store: z.literal('keychain'), id: z.string().min(1) }),
  /** In the environment or the `.env` file, under this name. */
  z.strictObject({
    store: z.literal('environment'),
    variable: z.string().min(1),
    /** Which of the several keys in the variable, the second being 1; left out for the first. */
    position: z.number().int().positive().optional(),
  }),
])
export type KeyReference = z.infer<typeof keyReferenceSchema>

export const googleSettingsSchema = z.strictObject({
  projectId: z.string().regex(projectPattern).optional(),
  location: z.string().regex(locationPattern),
  credentialsFile: z.string().optional(),
})
export type GoogleSettings = z.infer<typeof googleSettingsSchema>

export const connectionSchema = z.strictObject({
  /** The connection whose id is its provider's id is that provider's global one, used by `provider/model` names. */
  id: z.string().min(1),
  provider: z.string().min(1),
  /** Normalised, without a trailing slash; absent for the provider's own. */
  baseUrl: z.string().optional(),
  /** What the API there speaks, where the address that was entered said so; otherwise the catalogue decides. */
  wireFormat: z.enum(wireFormats).optional(),
  /** In order of preference; empty where none is needed. */
  keys: z.array(keyReferenceSchema),
  /** Google Cloud only. */
  google: googleSettingsSchema.optional(),
  /** Azure only, where one of its dated APIs is meant. */
  azure: z.strictObject({ apiVersion: z.string().regex(azureVersionPattern), api: z.enum(azureDatedApis) }).optional(),
  /** What keeps it from being used, in one sentence: the answer to requests that are routed to it. */
  problem: z.string().optional(),
})
export type Connection = z.infer<typeof connectionSchema>

/** Which of OpenAI's two APIs a model is asked through; `auto` leaves it to the catalogue. */
export const modelApis = ['auto', 'chat', 'responses'] as const
export type ModelApi = (typeof modelApis)[number]

/** What the user wants otherwise than the client asks for. */
export const routeOverridesSchema = z.strictObject({
  /** How much the model thinks: always so much, or as the client wishes up to so much. */
  effort: z.strictObject({ level: z.enum(reasoningEfforts), mode: z.enum(['always', 'at-most']) }).optional(),
  /** The client gets no more, and no less where it asks for more: it also counts before what is known of the model. */
  maxOutputTokens: z.number().int().min(1).max(10_000_000).optional(),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  /** Merged into the upstream's body at the end, as JSON Merge Patch has it (RFC 7396). */
  parameters: z
    .record(z.string(), z.unknown())
    .refine((parameters) => ownMember(parameters) === undefined, 'FreeCC itself writes one of these members.')
    .optional(),
})
export type RouteOverrides = z.infer<typeof routeOverridesSchema>

export const routeTargetSchema = z.strictObject({
  connection: z.string().min(1),
  model: z.string().min(1),
  api: z.enum(modelApis).optional(),
  /** What the model is, where its name is the user's own, as that of a deployment at Azure (edge case 147). */
  baseModel: z.string().min(1).optional(),
  overrides: routeOverridesSchema.optional(),
})
export type RouteTarget = z.infer<typeof routeTargetSchema>

/** Whether the proxy is on after FreeCC has started. */
export const onStartChoices = ['as-left', 'on', 'off'] as const
/** What closing the window does; `keep-running` leaves the tray. */
export const onCloseChoices = ['keep-running', 'quit'] as const

export const desktopSettingsSchema = z.strictObject({
  onStart: z.enum(onStartChoices),
  onClose: z.enum(onCloseChoices),
  /** Whether the system tells of problems while the window is hidden. */
  notifications: z.boolean(),
})
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>

/** Of log files: those that are older go, and the oldest while all are larger together. */
const logRetentionSchema = z.strictObject({
  days: z.number().int().min(1).max(365),
  megabytes: z.number().int().min(10).max(10_000),
})
export type LogRetention = z.infer<typeof logRetentionSchema>

const defaultLogRetention: LogRetention = { days: 14, megabytes: 60 }

export const loggingSettingsSchema = z.strictObject({
  consoleLevel: z.enum(logLevels),
  fileLevel: z.enum(logLevels),
  requestBodies: z.boolean(),
  responseBodies: z.boolean(),
  retention: logRetentionSchema.default(defaultLogRetention),
})
export type LoggingSettings = z.infer<typeof loggingSettingsSchema>

export const accessSettingsSchema = z.strictObject({
  /** Whether clients must send the app's token. Where other machines can reach the proxy they must in any case. */
  requiresToken: z.boolean(),
})
export type AccessSettings = z.infer<typeof accessSettingsSchema>

const defaultAccess: AccessSettings = { requiresToken: true }

export const claudeCodeSettingsSchema = z.strictObject({
  /** Whether what FreeCC wrote into Claude Code's settings is taken out when the app quits. */
  undoOnQuit: z.boolean(),
})
export type ClaudeCodeSettings = z.infer<typeof claudeCodeSettingsSchema>

const defaultClaudeCodeSettings: ClaudeCodeSettings = { undoOnQuit: true }

const defaultDesktopSettings: DesktopSettings = { onStart: 'as-left', onClose: 'keep-running', notifications: true }

export const updateSettingsSchema = z.strictObject({
  /** Whether FreeCC looks for newer versions by itself. */
  check: z.boolean(),
})
export type UpdateSettings = z.infer<typeof updateSettingsSchema>

const defaultUpdateSettings: UpdateSettings = { check: true }

export const settingsVersion = 1

const modelsDevUrl = 'https://models.dev/api.json'

/** Models by provider; the newest choice first. */
const modelChoicesSchema = z.array(z.strictObject({ provider: z.string().min(1), model: z.string().min(1) }))

export const settingsSchema = z.strictObject({
  version: z.literal(settingsVersion),
  proxy: z.strictObject({
    host: z.string().min(1),
    port: z.number().int().min(0).max(65535),
    /** Whether it answers; off still listens and says so. */
    on: z.boolean(),
  }),
  connections: z.array(connectionSchema),
  /** The first target of a tier is used; the others are its fallbacks. A tier without any follows BIG. */
  routes: z.strictObject({
    big: z.array(routeTargetSchema),
    small: z.array(routeTargetSchema),
    opus: z.array(routeTargetSchema).default([]),
    fable: z.array(routeTargetSchema).default([]),
  }),
  logging: loggingSettingsSchema,
  /** Of the app alone; on the command line `FREECC_TOKEN` decides. */
  access: accessSettingsSchema.default(defaultAccess),
  /** Where it is learned what models hold and cost, beyond what comes with FreeCC. */
  models: z
    .strictObject({
      /** Whether the catalogue below and the providers' own lists are asked, in the background. */
      refresh: z.boolean(),
      /** In the form of models.dev. */
      catalogueUrl: z.url(),
      favourites: modelChoicesSchema.default([]),
      recent: modelChoicesSchema.default([]),
    })
    .default({ refresh: true, catalogueUrl: modelsDevUrl, favourites: [], recent: [] }),
  appearance: z.strictObject({ language: z.enum(languages), theme: z.enum(themes) }),
  /** Of the app alone. Whether it starts at login is known to the operating system, not in here. */
  desktop: desktopSettingsSchema.default(defaultDesktopSettings),
  /** Of the app alone. */
  claudeCode: claudeCodeSettingsSchema.default(defaultClaudeCodeSettings),
  /** Of the app alone. */
  updates: updateSettingsSchema.default(defaultUpdateSettings),
  /** What the request log keeps. */
  recording: recordingSettingsSchema.default(defaultRecordingSettings),
  /** Of the app alone: what may be spent. */
  budget: budgetSettingsSchema.default(defaultBudget),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  version: settingsVersion,
  proxy: { host: '127.0.0.1', port: 8082, on: true },
  connections: [],
  routes: { big: [], small: [], opus: [], fable: [] },
  logging: {
    consoleLevel: 'INFO',
    fileLevel: 'DEBUG',
    requestBodies: false,
    responseBodies: false,
    retention: defaultLogRetention,
  },
  access: defaultAccess,
  models: { refresh: true, catalogueUrl: modelsDevUrl, favourites: [], recent: [] },
  appearance: { language: 'system', theme: 'system' },
  desktop: defaultDesktopSettings,
  claudeCode: defaultClaudeCodeSettings,
  updates: defaultUpdateSettings,
  recording: defaultRecordingSettings,
  budget: defaultBudget,
}
