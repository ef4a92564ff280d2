/** Above this many bytes, not every offset is tried but an even sample of this many. */
const mostOffsets = 300

/**
 * The ways to cut a byte stream in two: at every offset where it is small, at evenly sampled ones where it is large,
 * and always once around each byte that is not ASCII near a sample, where characters are torn apart.
 */
export function* splitsOf(bytes: Uint8Array, most: number = mostOffsets): Generator<readonly [Uint8Array, Uint8Array]> {
  const step = Math.max(1, bytes.length / most)
  for (let position = 0; position <= bytes.length; position += step) {
    const offset = Math.floor(position)
    yield [bytes.subarray(0, offset), bytes.subarray(offset)]
  }
  let torn = 0
  for (let offset = 1; offset < bytes.length && torn < most / 10; offset += 1) {
    // A continuation byte of UTF-8: cutting here tears a character.
    if ((bytes[offset]! & 0xc0) !== 0x80) continue
    torn += 1
    yield [bytes.subarray(0, offset), bytes.subarray(offset)]
  }
}
