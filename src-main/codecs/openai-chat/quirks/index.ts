import type { EncodeContext } from '../../codec.ts'
import type { LossReport } from '../../loss-report.ts'
import type { ChatRequest } from '../chat-request.ts'
import { emptyContentBesideCalls } from './empty-content-beside-calls.ts'
import { geminiThoughtSignatures } from './gemini-thought-signatures.ts'
import { noFileParts } from './no-file-parts.ts'
import { oneLeadingSystem } from './one-leading-system.ts'
import { openaiReasoningModels } from './openai-reasoning-models.ts'
import { promptCacheKey } from './prompt-cache-key.ts'
import type { RequestQuirk } from './quirk.ts'

/** Every transform by the name that a provider's row lists it under. To add one: a file like the others, a line here. */
export const requestQuirks: Readonly<Record<string, RequestQuirk>> = {
  'empty-content-beside-calls': emptyContentBesideCalls,
  'gemini-thought-signatures': geminiThoughtSignatures,
  'no-file-parts': noFileParts,
  'one-leading-system': oneLeadingSystem,
  'openai-reasoning-models': openaiReasoningModels,
  'prompt-cache-key': promptCacheKey,
}

/**
 * What any server may need that calls itself compatible and is not the provider's own: it renders conversations through
 * a model's chat template, and knows text, images and functions only.
 */
const compatibleServerQuirks = ['one-leading-system', 'no-file-parts', 'empty-content-beside-calls'] as const

/** Applies the provider's quirks in the order of its row. A name that concerns answers only is passed over. */
export function applyQuirks(body: ChatRequest, context: EncodeContext, losses: LossReport): ChatRequest {
  const { provider, isOwnHost } = context
  const isForeignHost = !isOwnHost || provider.isLocal
  const names = new Set([...(isForeignHost ? compatibleServerQuirks : []), ...provider.quirks])
  return [...names].reduce((draft, name) => {
    const quirk = Object.hasOwn(requestQuirks, name) ? requestQuirks[name] : undefined
    return quirk === undefined ? draft : quirk(draft, context, losses)
  }, body)
}
