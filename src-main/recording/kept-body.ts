/** A body as it passed, from its beginning up to a limit. */
export interface KeptBody {
  readonly parts: readonly KeptPart[]
  /** Of the whole. */
  readonly bytes: number
  readonly isCut: boolean
}

export interface KeptPart {
  readonly data: string | Uint8Array
  /** When it passed, in milliseconds from the request's arrival. */
  readonly at: number
}

/**
 * Kept beyond the limit and never shown: a secret that the limit cuts in two would no longer be recognised. More than the
 * longest secret.
 */
export const margin = 10_000

/** What a part takes beside its data, roughly. */
const bytesOfPart = 200

/** Keeps a body without copying it, except for the part in which the limit lies. */
export class BodyKeeper implements KeptBody {
  readonly parts: KeptPart[] = []
  bytes = 0
  #kept = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get isCut(): boolean {
    return this.bytes > this.#limit + margin
  }

  /** Gives what it takes in memory, in bytes. */
  keep(data: string | Uint8Array, at: number): number {
    const size = Buffer.byteLength(data)
    this.bytes += size
    const room = this.#limit + margin - this.#kept
    if (room <= 0) return 0
    this.#kept += size
    const kept = size <= room ? data : beginning(data, room)
    this.parts.push({ data: kept, at })
    return memoryOf(kept) + bytesOfPart
  }
}

/** A copy, so that the rest can be forgotten. */
function beginning(data: string | Uint8Array, bytes: number): Uint8Array {
  const start = Buffer.alloc(bytes)
  const written = typeof data === 'string' ? start.write(data) : start.set(data.subarray(0, bytes))
  return written === undefined ? start : start.subarray(0, written)
}

/** A string may take two bytes a character. */
function memoryOf(data: string | Uint8Array): number {
  return typeof data === 'string' ? data.length * 2 : data.byteLength
}

/** What was kept of a body, margin included. Bytes that are no UTF-8 become U+FFFD. */
export function textOf({ parts }: KeptBody): string {
  const decoder = new TextDecoder()
  const texts = parts.map(({ data }) => (typeof data === 'string' ? data : decoder.decode(data, { stream: true })))
  return texts.join('') + decoder.decode()
}
