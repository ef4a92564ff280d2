import { schemaInstruction } from '../../answer/schema-instruction.ts'
import type { BodyText } from '../messages-body.ts'
import type { MessagesQuirk } from './quirk.ts'

/** Asks the model itself to follow the schema of the answer, for vendors that know no such field (edge case 44). */
export const schemaAsInstruction: MessagesQuirk = (body, _context, losses) => {
  const { output_config: config, ...others } = body
  const { format, ...rest } = config ?? {}
  if (format === undefined) return body
  losses.add('emulated', 'output_config.format', 'The provider knows no schemas, so the model was asked to follow it.')
  const system: readonly BodyText[] = [...(body.system ?? []), { type: 'text', text: schemaInstruction(format.schema) }]
  return { ...others, system, ...(Object.keys(rest).length > 0 && { output_config: rest }) }
}
