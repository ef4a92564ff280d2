import { crc32, deflateSync } from 'node:zlib'
import type { Point, Shape } from './lanes.ts'

/** Draws the grid of 32 by 32 as a square PNG with a transparent background. */
export function toPng(shapes: readonly Shape[], size: number): Buffer {
  const rows = Buffer.alloc(size * (1 + 4 * size))
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const pixel = colourAt(shapes, x, y, size)
      // Each row begins with the number of its filter: none.
      rows.set(pixel, y * (1 + 4 * size) + 1 + 4 * x)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8) // 8 bits a channel, red green blue alpha
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Red, green, blue and alpha; a shape that covers half of a pixel colours half of it. */
function colourAt(shapes: readonly Shape[], x: number, y: number, size: number): readonly number[] {
  const pixelsPerUnit = size / 32
  const centre: Point = [(x + 0.5) / pixelsPerUnit, (y + 0.5) / pixelsPerUnit]
  let [red, green, blue, alpha] = [0, 0, 0, 0]
  for (const shape of shapes) {
    const cover = Math.min(1, Math.max(0, 0.5 - distanceTo(shape, centre) * pixelsPerUnit))
    if (cover === 0) continue
    const total = cover + alpha * (1 - cover)
    const [shapeRed, shapeGreen, shapeBlue] = channels(shape.colour)
    const mix = (below: number, above: number) => (above * cover + below * alpha * (1 - cover)) / total
    ;[red, green, blue, alpha] = [mix(red, shapeRed), mix(green, shapeGreen), mix(blue, shapeBlue), total]
  }
  return [red, green, blue, alpha * 255].map(Math.round)
}

/** How far a point lies outside of a shape; negative inside. */
function distanceTo(shape: Shape, [x, y]: Point): number {
  switch (shape.kind) {
    case 'bar': {
      const [alongX, alongY] = [shape.to[0] - shape.from[0], shape.to[1] - shape.from[1]]
      const lengthSquared = alongX ** 2 + alongY ** 2
      const projection = (x - shape.from[0]) * alongX + (y - shape.from[1]) * alongY
      const part = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, projection / lengthSquared))
      return Math.hypot(x - shape.from[0] - part * alongX, y - shape.from[1] - part * alongY) - shape.width / 2
    }
    case 'ring':
      return Math.abs(Math.hypot(x - shape.centre[0], y - shape.centre[1]) - shape.radius) - shape.width / 2
    case 'tile': {
      const straight = shape.side / 2 - shape.radius
      const outsideX = Math.max(Math.abs(x - shape.centre[0]) - straight, 0)
      const outsideY = Math.max(Math.abs(y - shape.centre[1]) - straight, 0)
      return Math.hypot(outsideX, outsideY) - shape.radius
    }
  }
}

function channels(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
