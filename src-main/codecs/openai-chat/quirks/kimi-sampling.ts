import { bareModelName } from '../../limits/model-name.ts'
import { withoutFields } from './map-messages.ts'
import type { RequestQuirk } from './quirk.ts'

/** Kimi's temperature and nucleus are fixed, and any other value is an error (edge case 130). */
export const kimiSampling: RequestQuirk = (body, _context, losses) => {
  if (!bareModelName(body.model).startsWith('kimi-')) return body
  for (const field of ['temperature', 'top_p'] as const) {
    if (body[field] !== undefined) losses.add('dropped', field, `${body.model} accepts its own value only.`)
  }
  return withoutFields(body, ['temperature', 'top_p'])
}
