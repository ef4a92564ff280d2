import type { EncodeContext } from '../../codec.ts'
import type { LossReport } from '../../loss-report.ts'
import type { MessagesBody } from '../messages-body.ts'
import { adaptiveThinking } from './adaptive-thinking.ts'
import { effortHighOrMax } from './effort-high-or-max.ts'
import { imagesAsNotes } from './images-as-notes.ts'
import { kimiThinkingSettings } from './kimi-thinking-settings.ts'
import { noCacheMarks } from './no-cache-marks.ts'
import { noEffort } from './no-effort.ts'
import { pdfsAsNotes } from './pdfs-as-notes.ts'
import type { MessagesQuirk } from './quirk.ts'
import { schemaAsInstruction } from './schema-as-instruction.ts'
import { systemAsReminders } from './system-as-reminders.ts'
import { temperatureAboveZero } from './temperature-above-zero.ts'
import { thinkingBesideCalls } from './thinking-beside-calls.ts'

/** Every transform by the name that a row lists it under in `messagesQuirks`. To add one: a file, a line here. */
export const messagesQuirks: Readonly<Record<string, MessagesQuirk>> = {
  'adaptive-thinking': adaptiveThinking,
  'effort-high-or-max': effortHighOrMax,
  'images-as-notes': imagesAsNotes,
  'kimi-thinking-settings': kimiThinkingSettings,
  'no-cache-marks': noCacheMarks,
  'no-effort': noEffort,
  'pdfs-as-notes': pdfsAsNotes,
  'schema-as-instruction': schemaAsInstruction,
  'system-as-reminders': systemAsReminders,
  'temperature-above-zero': temperatureAboveZero,
  'thinking-beside-calls': thinkingBesideCalls,
}

/** Applies the quirks of the provider's row in order. */
export function applyQuirks(body: MessagesBody, context: EncodeContext, losses: LossReport): MessagesBody {
  return context.provider.messagesQuirks.reduce((draft, name) => {
    const quirk = Object.hasOwn(messagesQuirks, name) ? messagesQuirks[name] : undefined
    return quirk === undefined ? draft : quirk(draft, context, losses)
  }, body)
}
