/** The lines of a file without their ends; null for one that is longer than a line may be. */
export async function* readLines(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncIterable<string | null> {
  let parts: Buffer[] = []
  let bytes = 0

  function take(part: Buffer): void {
    bytes += part.length
    if (bytes <= mostBytes) parts.push(part)
    else parts = []
  }
  function finish(): string | null {
    const line = bytes > mostBytes ? null : Buffer.concat(parts).toString('utf8')
    parts = []
    bytes = 0
    return line
  }

  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, end))
      yield finish()
      from = end + 1
    }
    take(chunk.subarray(from))
  }
  if (bytes > 0) yield finish()
}

const lineFeed = 0x0a
