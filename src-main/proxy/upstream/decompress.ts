import type { IncomingHttpHeaders } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'

/**
 * The body as it was before the upstream compressed it. Upstreams are asked not to (`accept-encoding: identity`), as
 * compression holds a stream back; some do all the same (edge case 227).
 */
export function decompressed(body: Readable, headers: IncomingHttpHeaders): Readable {
  const encodings = String(headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .reverse()
  return encodings.reduce((stream, encoding) => {
    const transform = decompressor(encoding)
    // An error of either side destroys both; the reader of the result sees it.
    return transform === null ? stream : pipeline(stream, transform, () => {})
  }, body)
}

function decompressor(encoding: string): Transform | null {
  // Flushing early gives each event as it arrives, and leaves a cut-off stream to the reader, who knows how it must end.
  const zlib = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(zlib)
    case 'deflate':
      return createInflate(zlib)
    case 'br':
      return createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH })
    case 'zstd':
      return createZstdDecompress()
    default:
      return null
  }
}
