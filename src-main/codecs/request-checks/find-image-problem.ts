import { isObject, required, type JsonObject, type Problem } from '../json-problem.ts'

const mediaTypes: readonly unknown[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
/** How the base64 text of these types begins. */
const beginnings = ['iVBORw0KGgo', '/9j/', 'R0lGOD', 'UklGR']
const mostMegabytes = 10

/** What is wrong with the source of an image. Only the beginning of the data is looked at, as images are large. */
export function findImageProblem(source: unknown): Problem {
  if (!isObject(source)) return 'type: must be a string'
  switch (source['type']) {
    case 'base64':
      return required(source, 'data', 'string') ?? findBase64Problem(source, source['data'] as string)
    case 'url':
      return required(source, 'url', 'string')
    case 'file':
      return required(source, 'file_id', 'string')
    default:
      return required(source, 'type', 'string')
  }
}

function findBase64Problem(source: JsonObject, data: string): Problem {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data.slice(0, 64))) {
    return 'data: must be base64, without line breaks and without a "data:" prefix'
  }
  // A wrong or missing media type does no harm where the data tells the right one (edge case 16).
  if (!mediaTypes.includes(source['media_type']) && !beginnings.some((beginning) => data.startsWith(beginning))) {
    return `media_type: must be one of ${mediaTypes.join(', ')}`
  }
  const bytes = Math.floor(data.length * 0.75)
  const most = mostMegabytes * 1024 * 1024
  // Claude Code recognises these words, takes the image out and goes on (edge case 260).
  return bytes > most ? `data: image exceeds ${mostMegabytes} MB maximum: ${bytes} bytes > ${most} bytes` : null
}
