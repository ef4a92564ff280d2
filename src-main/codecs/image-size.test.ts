import { describe, expect, it } from 'vitest'
import { imageSize } from './image-size.ts'

const base64 = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat([...parts.map((part) => Buffer.from(part as string, 'latin1')), Buffer.alloc(40)]).toString('base64')

describe('imageSize', () => {
  it('reads PNG', () => {
    expect(imageSize(base64('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', [0, 0, 3, 32, 0, 0, 2, 88]))).toEqual({
      width: 800,
      height: 600,
    })
  })

  it('reads GIF', () => {
    expect(imageSize(base64('GIF89a', [0x20, 3, 0x58, 2]))).toEqual({ width: 800, height: 600 })
  })

  it('reads the three kinds of WebP', () => {
    const riff = (kind: string) => 'RIFF\0\0\0\0WEBP' + kind + '\0\0\0\0'
    const expected = { width: 800, height: 600 }
    expect(imageSize(base64(riff('VP8 '), [0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 3, 0x58, 2]))).toEqual(expected)
    const bits = (800 - 1) | ((600 - 1) << 14)
    const lossless = [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, bits >>> 24]
    expect(imageSize(base64(riff('VP8L'), [0x2f], lossless))).toEqual(expected)
    expect(imageSize(base64(riff('VP8X'), [0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0]))).toEqual(expected)
  })

  it('reads JPEG behind its metadata, progressive ones too', () => {
    const metadata = [0xff, 0xe1, 0, 12, ...Array.from({ length: 10 }, () => 7)]
    for (const marker of [0xc0, 0xc2]) {
      const frame = [0xff, marker, 0, 17, 8, 2, 0x58, 3, 0x20]
      expect(imageSize(base64([0xff, 0xd8], metadata, frame))).toEqual({ width: 800, height: 600 })
    }
  })

  it('knows when it does not know', () => {
    expect(imageSize('')).toBeNull()
    expect(imageSize('%%% not base64 %%%'.repeat(20))).toBeNull()
    expect(imageSize(base64('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', [0, 0, 0, 0, 0, 0, 2, 88]))).toBeNull()
    expect(imageSize(base64([0xff, 0xd8, 0xff, 0xc4, 0, 0]))).toBeNull()
    expect(imageSize(base64('RIFF\0\0\0\0WEBPABCD'))).toBeNull()
  })

  it('does not loop on a JPEG whose segments have no length', () => {
    expect(imageSize(base64([0xff, 0xd8], [0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]))).toBeNull()
  })
})
