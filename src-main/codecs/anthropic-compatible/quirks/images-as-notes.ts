import { bareModelName } from '../../limits/model-name.ts'
import { mapParts } from './map-parts.ts'
import type { MessagesQuirk } from './quirk.ts'

/** Families whose vendors document text as their only input. */
const textModels = [
  /^deepseek-(chat|coder|reasoner|r1|v3|v4)(?!.*(vl|vision|ocr))/,
  /^glm-(4\.[5-7]|5)(?!.*v)/,
  /^minimax-m[12](?!\d)/,
  /^kimi-k2(?!\.[5-9])/,
  /^qwen3-coder/,
  /^gpt-oss/,
]

/** Replaces images by a line that says so, for models that see none and reject them (edge case 16). */
export const imagesAsNotes: MessagesQuirk = (body, _context, losses) => {
  const name = bareModelName(body.model)
  if (!textModels.some((models) => models.test(name))) return body
  return mapParts(body, (part, index) => {
    if (part.type !== 'image') return part
    losses.add('dropped', `messages[${index}]`, `${body.model} sees no images.`)
    const { type: _type, source: _source, ...more } = part
    return { type: 'text', text: '[image omitted: this model sees no images]', ...more }
  })
}
