/** One picture of an icon, as a PNG. */
export interface Picture {
  /** Width and height in pixels. */
  readonly size: number
  readonly png: Buffer
}

/** A Windows icon that holds one PNG a size, 256 at most: https://learn.microsoft.com/en-us/windows/win32/menurc/about-icons */
export function toIco(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index
    // A byte each; 0 stands for 256.
    header.set([size % 256, size % 256], entry)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** What Apple calls a PNG of this size; those for sharper screens are twice as large as they are shown. */
const appleTypes: ReadonlyArray<readonly [type: string, size: number]> = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

export const appleSizes: readonly number[] = [...new Set(appleTypes.map(([, size]) => size))]

/** An icon of macOS that holds a PNG for each entry above: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
export function toIcns(pictures: readonly Picture[]): Buffer {
  const entries = appleTypes.map(([type, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size)
    if (picture === undefined) throw new Error(`An icon of macOS needs a picture of ${size} pixels.`)
    return appleEntry(type, picture.png)
  })
  return appleEntry('icns', Buffer.concat(entries))
}

/** File and entries alike: a name of four letters, the length of the whole, the content. */
function appleEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.write(name, 'latin1')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}
