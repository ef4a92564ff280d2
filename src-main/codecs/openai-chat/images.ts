import type { ImageBlock } from '../../../shared/anthropic/messages.ts'
import type { ChatImagePart } from './chat-request.ts'

/** What an image becomes: a part that the model sees, or the reason why it cannot. */
export type EncodedImage = ChatImagePart | { readonly type: 'omitted'; readonly reason: string }

/** How base64 starts for each kind of image that chat servers take. */
const signatures = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
] as const

const mediaTypes: readonly string[] = signatures.map(([, mediaType]) => mediaType)

/**
 * An image as `image_url` part (edge case 16). What the bytes say beats what the client declares; a file id means
 * nothing to another provider, and a kind of image that no server takes would make every later turn fail.
 */
export function encodeImage(block: ImageBlock): EncodedImage {
  const source: { type?: unknown; data?: unknown; url?: unknown; media_type?: unknown } = block.source ?? {}
  if (source.type === 'base64' && typeof source.data === 'string' && source.data !== '') {
    const mediaType = sniff(source.data) ?? declared(source.media_type)
    return mediaTypes.includes(mediaType)
      ? imagePart(`data:${mediaType};base64,${source.data}`)
      : { type: 'omitted', reason: `${mediaType} is not understood` }
  }
  if (source.type === 'url' && typeof source.url === 'string' && /^(https?:\/\/.|data:image\/.)/.test(source.url)) {
    return imagePart(source.url)
  }
  return { type: 'omitted', reason: source.type === 'file' ? 'it is stored with Anthropic only' : 'it has no data' }
}

function imagePart(url: string): ChatImagePart {
  return { type: 'image_url', image_url: { url } }
}

function sniff(data: string): string | undefined {
  return signatures.find(([start]) => data.startsWith(start))?.[1]
}

function declared(mediaType: unknown): string {
  return typeof mediaType === 'string' && mediaType !== '' ? mediaType.toLowerCase() : 'image/png'
}
