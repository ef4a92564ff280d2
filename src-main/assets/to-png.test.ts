import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Shape } from './lanes.ts'
import { toPng } from './to-png.ts'

/** Red, green, blue and alpha of one pixel of a PNG as `toPng` writes it. */
function pixel(png: Buffer, x: number, y: number): number[] {
  const width = png.readUInt32BE(16)
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const start = y * (1 + 4 * width) + 1 + 4 * x
  return [...rows.subarray(start, start + 4)]
}

describe('toPng', () => {
  const dot: Shape = { kind: 'bar', from: [8, 8], to: [8, 8], width: 8, colour: '#ff8000' }

  it('fills a shape with its colour and leaves the rest transparent', () => {
    const png = toPng([dot], 32)
    expect(pixel(png, 8, 8)).toEqual([255, 128, 0, 255])
    expect(pixel(png, 20, 20)).toEqual([0, 0, 0, 0])
  })

  it('fills pixels at an edge in part', () => {
    const [, , , alpha = 0] = pixel(toPng([dot], 32), 11, 8)
    expect(alpha).toBeGreaterThan(0)
    expect(alpha).toBeLessThan(255)
  })

  it('lays a later shape over an earlier one', () => {
    const above: Shape = { kind: 'tile', centre: [8, 8], side: 4, radius: 0.5, colour: '#0000ff' }
    expect(pixel(toPng([dot, above], 32), 8, 8)).toEqual([0, 0, 255, 255])
  })

  it('scales the grid to the size', () => {
    expect(pixel(toPng([dot], 64), 16, 16)).toEqual([255, 128, 0, 255])
  })
})
