import { mapAnswers } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'
import { withoutReasoning } from './reasoning-content.ts'

/** Cerebras takes reasoning back in `reasoning`, and any field that it does not know is an error (edge case 148). */
export const cerebrasReasoning: RequestQuirk = (body) =>
  mapAnswers(body, (message) => {
    const reasoning = message['reasoning'] ?? message['reasoning_content']
    const bare = withoutReasoning(message)
    return typeof reasoning === 'string' && reasoning !== '' ? { ...bare, reasoning } : bare
  })
