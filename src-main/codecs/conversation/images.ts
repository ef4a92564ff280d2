import type { ImageBlock } from '../../../shared/anthropic/messages.ts'
import type { ImagePart } from './part.ts'

/** What an image becomes: a part that the model sees, or the reason why it cannot. */
export type ReadImage = ImagePart | { readonly type: 'omitted'; readonly reason: string }

/** How base64 starts for each kind of image that other providers take. */
const signatures = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
] as const

const mediaTypes: readonly string[] = signatures.map(([, mediaType]) => mediaType)
const dataUrl = /^data:(image\/[\w.+-]+);base64,/

/**
 * An image as bytes or as a URL (edge case 16). What the bytes say beats what the client declares; a file id means
 * nothing to another provider, and a kind of image that no server takes would make every later turn fail.
 */
export function readImage(block: ImageBlock): ReadImage {
  const source: { type?: unknown; data?: unknown; url?: unknown; media_type?: unknown } = block.source ?? {}
  if (source.type === 'base64' && typeof source.data === 'string' && source.data !== '') {
    return fromData(source.data, source.media_type)
  }
  if (source.type === 'url' && typeof source.url === 'string') {
    const [start, mediaType] = dataUrl.exec(source.url) ?? []
    if (start !== undefined) return fromData(source.url.slice(start.length), mediaType)
    if (/^https?:\/\/./.test(source.url)) return { type: 'image', source: { kind: 'url', url: source.url } }
  }
  return { type: 'omitted', reason: source.type === 'file' ? 'it is stored with Anthropic only' : 'it has no data' }
}

function fromData(data: string, declaredType: unknown): ReadImage {
  const mediaType = sniff(data) ?? declared(declaredType)
  return mediaTypes.includes(mediaType)
    ? { type: 'image', source: { kind: 'data', mediaType, data } }
    : { type: 'omitted', reason: `${mediaType} is not understood` }
}

function sniff(data: string): string | undefined {
  return signatures.find(([start]) => data.startsWith(start))?.[1]
}

function declared(mediaType: unknown): string {
  return typeof mediaType === 'string' && mediaType !== '' ? mediaType.toLowerCase() : 'image/png'
}
