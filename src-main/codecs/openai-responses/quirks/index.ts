import { compatibleResponses } from '../../../../shared/providers/compatible-responses.ts'
import type { LossReport } from '../../loss-report.ts'
import type { ResponsesRequest } from '../responses-request.ts'
import { atMost128Tools } from './at-most-128-tools.ts'
import { callsTogether } from './calls-together.ts'
import { noFiles } from './no-files.ts'
import { promptCacheKey } from './prompt-cache-key.ts'
import type { QuirkContext, ResponsesQuirk } from './quirk.ts'
import { safetyIdentifier } from './safety-identifier.ts'
import { subscriptionBackend } from './subscription-backend.ts'
import { systemAsReminders } from './system-as-reminders.ts'
import { systemRole } from './system-role.ts'
import { textOutputs } from './text-outputs.ts'

/** Every transform by the name that a row lists it under in `responsesQuirks`. To add one: a file, a line here. */
export const responsesQuirks: Readonly<Record<string, ResponsesQuirk>> = {
  'at-most-128-tools': atMost128Tools,
  'calls-together': callsTogether,
  'no-files': noFiles,
  'prompt-cache-key': promptCacheKey,
  'safety-identifier': safetyIdentifier,
  'subscription-backend': subscriptionBackend,
  'system-as-reminders': systemAsReminders,
  'system-role': systemRole,
  'text-outputs': textOutputs,
}

/** Applies the quirks of the provider's row in order; at an address of the user's, what suits any server goes first. */
export function applyQuirks(body: ResponsesRequest, context: QuirkContext, losses: LossReport): ResponsesRequest {
  const { provider, isOwnHost } = context
  const names = new Set([...(isOwnHost ? [] : compatibleResponses), ...provider.responsesQuirks])
  return [...names].reduce((draft, name) => {
    const quirk = Object.hasOwn(responsesQuirks, name) ? responsesQuirks[name] : undefined
    return quirk === undefined ? draft : quirk(draft, context, losses)
  }, body)
}
