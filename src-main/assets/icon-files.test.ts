import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawIconFiles } from './icon-files.ts'

const drawn = drawIconFiles()

describe('the committed icons', () => {
  it('are all that are drawn, and nothing else', () => {
    const committed = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(png|ico|icns|svg)$/.test(path))
    expect(committed.sort()).toEqual([...drawn.keys()].sort())
  })

  it.each([...drawn])('%s is as it is drawn', (path, content) => {
    const committed = readFileSync(join(import.meta.dirname, path))
    if (typeof content === 'string') expect(committed.toString()).toBe(content)
    else expect(pixelsOf(committed)).toEqual(pixelsOf(content))
  })
})

it.each([
  ['app-icon.ico', [16, 20, 24, 32, 40, 48, 64, 256]],
  ['app-icon.icns', [32, 64, 128, 256, 256, 512, 512, 1024]],
  ['tray/on.ico', [16, 20, 24, 32, 48]],
])('%s holds the sizes that its system asks for', (path, sizes) => {
  expect(pictures(Buffer.from(drawn.get(path) ?? '')).map(({ size }) => size)).toEqual(sizes)
})

it('an icon of macOS states its length, and the length of each picture', () => {
  const icon = Buffer.from(drawn.get('app-icon.icns') ?? '')
  expect(icon.toString('latin1', 0, 4)).toBe('icns')
  expect(icon.readUInt32BE(4)).toBe(icon.length)
  const names = []
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) names.push(icon.toString('latin1', at, at + 4))
  expect(names).toEqual(['ic11', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10'])
})

it('a Windows icon says of each picture how large it is and where it lies', () => {
  const icon = Buffer.from(drawn.get('app-icon.ico') ?? '')
  const entries = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => icon.subarray(6 + 16 * index))
  const stated = entries.map((entry) => [entry[0] === 0 ? 256 : entry[0], entry.readUInt32LE(12)])
  expect(stated).toEqual(pictures(icon).map(({ size, offset }) => [size, offset]))
})

interface Picture {
  readonly offset: number
  readonly size: number
  /** A hash of them. */
  readonly pixels: string
}

/** The PNGs in a file, alone or in a container. */
function pictures(file: Buffer): readonly Picture[] {
  const found: Picture[] = []
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  for (let offset = file.indexOf(signature); offset >= 0; offset = file.indexOf(signature, offset + 1)) {
    const picture = file.subarray(offset)
    const pixels = inflateSync(picture.subarray(41, 41 + picture.readUInt32BE(33)))
    found.push({
      offset,
      size: picture.readUInt32BE(16),
      pixels: createHash('sha256').update(pixels).digest('hex'),
    })
  }
  return found
}

/** What is compared, as each version of zlib packs the same pixels in its own way. */
function pixelsOf(file: Buffer): readonly string[] {
  return pictures(file).map(({ pixels }) => pixels)
}
