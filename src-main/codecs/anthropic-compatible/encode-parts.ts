import { assertNever } from '../../../shared/assert-never.ts'
import type { PlacedBlock } from '../conversation/blocks.ts'
import type { ImageSource, Part } from '../conversation/part.ts'
import { readParts } from '../conversation/parts.ts'
import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'
import { withCacheMark } from './cache-marks.ts'
import type { BodyImage, BodyPart } from './messages-body.ts'

/** What the model sees of a block in a user's message or a tool's result. */
export function encodeParts(placed: PlacedBlock, names: ToolNames, losses: LossReport): readonly BodyPart[] {
  return withCacheMark(readParts(placed, names, losses).map(toBodyPart), placed.block)
}

function toBodyPart(part: Part): BodyPart {
  switch (part.type) {
    case 'text':
      return part
    case 'image':
      return { type: 'image', source: imageSource(part.source) }
    case 'pdf': {
      const source = { type: 'base64', media_type: 'application/pdf', data: part.data } as const
      return { type: 'document', source, title: part.name }
    }
    default:
      return assertNever(part)
  }
}

function imageSource(source: ImageSource): BodyImage['source'] {
  return source.kind === 'url'
    ? { type: 'url', url: source.url }
    : { type: 'base64', media_type: source.mediaType, data: source.data }
}
