/** Bytes from `start` to `end` (exclusive) to be replaced by a text; an empty one removes them. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** Replaces parts of a body that do not overlap. Every other byte stays as it is. */
export function applySplices(body: Buffer, splices: readonly Splice[]): Buffer {
  const parts: Buffer[] = []
  let position = 0
  for (const { start, end, replacement } of splices.toSorted((a, b) => a.start - b.start)) {
    parts.push(body.subarray(position, start), Buffer.from(replacement))
    position = end
  }
  return Buffer.concat([...parts, body.subarray(position)])
}

/** An element of a JSON array or a member of an object, with its place in the text. */
export interface Element {
  readonly start: number
  readonly end: number
  readonly isRemoved: boolean
}

/** The splices that take elements out, with the commas that would be too many. */
export function removeElements(elements: readonly Element[]): Splice[] {
  const lastKept = elements.findLastIndex((element) => !element.isRemoved)
  const splices = elements.slice(0, lastKept + 1).flatMap((element, index) => {
    const next = elements[index + 1]
    return element.isRemoved && next !== undefined ? [removal(element.start, next.start)] : []
  })
  const firstOfTail = elements[lastKept + 1]
  const last = elements.at(-1)
  if (firstOfTail === undefined || last === undefined) return splices
  return [...splices, removal(elements[lastKept]?.end ?? firstOfTail.start, last.end)]
}

function removal(start: number, end: number): Splice {
  return { start, end, replacement: '' }
}
