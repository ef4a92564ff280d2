import { z } from 'zod'
import { mostFallbacks } from '../../../shared/most-fallbacks.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { failWith } from '../../../shared/i18n/words.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { settingsSchema, settingsVersion, tiers, type Settings } from '../../../shared/settings.ts'
import { readAddress } from '../../config/endpoint.ts'
import { createRedactor } from '../../logging/redact.ts'
import { leadsBackHere } from '../route-editing.ts'

const format = 'freecc-settings'

const envelopeSchema = z.object({ format: z.literal(format), settings: z.object({ version: z.number() }) })

/**
 * Settings as a file for another machine. Keys are not among them; where a secret slipped into an address or a name it
 * is blotted out.
 */
export function writeExport(settings: Settings, secrets: readonly string[]): string {
  const redact = createRedactor(() => secrets)
  const connections = settings.connections.map((connection) => ({ ...connection, keys: [] }))
  const blot = (_name: string, value: unknown) => (typeof value === 'string' ? redact(value) : value)
  return `${JSON.stringify({ format, settings: { ...settings, connections } }, blot, 2)}\n`
}

/** The settings in an exported file, or one sentence that says why there are none. */
export function readExport(text: string): Result<Settings> {
  const envelope = envelopeSchema.safeParse(parseJson(text))
  if (!envelope.success) return failWith('failure.noExport', {})
  if (envelope.data.settings.version > settingsVersion) {
    return failWith('failure.newerExport', {})
  }
  const parsed = settingsSchema.safeParse((parseJson(text) as { readonly settings: unknown }).settings)
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    return failWith('failure.badSetting', { name: place })
  }
  const settings = parsed.data
  const problem = problemOfConnections(settings) ?? problemOfRoutes(settings)
  if (problem !== null) return fail(problem)
  return ok({ ...settings, connections: settings.connections.map((connection) => ({ ...connection, keys: [] })) })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function problemOfConnections(settings: Settings): string | null {
  for (const { provider: id, baseUrl } of settings.connections) {
    const provider = findProvider(id)
    if (provider === undefined) return 'This file names a provider that FreeCC does not know; nothing was imported.'
    if (baseUrl === undefined) continue
    const address = readAddress(baseUrl, provider, { name: `The base URL of ${provider.name}` })
    if (!address.ok) return address.message
    if (leadsBackHere(baseUrl, settings)) {
      return `The base URL of ${provider.name} is FreeCC's own address; nothing was imported.`
    }
  }
  return null
}

/** The window edits one connection a tier, which has the tier's name. */
function problemOfRoutes({ routes, connections }: Settings): string | null {
  const isKnown = (id: string) => connections.some((connection) => connection.id === id)
  const isSound = tiers.every((tier) => {
    const targets = routes[tier]
    if (targets.length > 1 + mostFallbacks || !targets.every(({ connection }) => isKnown(connection))) return false
    return targets[0] === undefined || targets[0].connection === tier
  })
  return isSound ? null : 'The models in this file do not fit its connections, so that nothing was imported.'
}
