/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Enough base64 for every header but a JPEG's with very large metadata; divisible by four. */
const headCharacters = 16_384

/** Size of a PNG, GIF, WebP or JPEG, read from the start of its base64 text; null where that does not tell. */
export function imageSize(base64: string): ImageSize | null {
  const bytes = Buffer.from(base64.slice(0, headCharacters), 'base64')
  if (bytes.length < 30) return null
  if (bytes.toString('latin1', 1, 4) === 'PNG') return size(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  if (bytes.toString('latin1', 0, 3) === 'GIF') return size(bytes.readUInt16LE(6), bytes.readUInt16LE(8))
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return webpSize(bytes)
  if (bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes)
  return null
}

/** The three kinds of WebP: lossy, lossless, extended. */
function webpSize(bytes: Buffer): ImageSize | null {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return size(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return size(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    default:
      return null
  }
}

/** Walks a JPEG's segments to its start-of-frame marker. */
function jpegSize(bytes: Buffer): ImageSize | null {
  let position = 2
  while (position + 9 <= bytes.length) {
    const marker = bytes.readUInt16BE(position)
    if (marker < 0xff01) return null
    if (isStartOfFrame(marker)) return size(bytes.readUInt16BE(position + 7), bytes.readUInt16BE(position + 5))
    position += 2 + bytes.readUInt16BE(position + 2)
  }
  return null
}

/** FFC0 … FFCF without the tables among them (DHT, JPG, DAC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc
}

function size(width: number, height: number): ImageSize | null {
  return width > 0 && height > 0 ? { width, height } : null
}
