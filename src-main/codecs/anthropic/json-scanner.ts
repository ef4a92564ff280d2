/**
 * Finds its way in JSON text without parsing it, for changing a part and leaving every other byte as it is.
 *
 * The text is known to be valid JSON; it is held as latin1, one character a byte, so that a position in it is an offset
 * in the bytes. Nothing here calls itself, so no nesting overflows the stack.
 */

/**
 * Calls `visit` with each member's name and the positions of its value and of its name; `visit` returns the end of the
 * value. A value that is no object is skipped.
 */
export function walkObject(
  json: string,
  start: number,
  visit: (name: string, valueStart: number, nameStart: number) => number,
): number {
  if (json[start] !== '{') return skipValue(json, start)
  let at = skipBlanks(json, start + 1)
  while (json[at] === '"') {
    const nameEnd = skipString(json, at)
    const valueStart = skipBlanks(json, skipBlanks(json, nameEnd) + 1)
    const valueEnd = visit(readName(json, at, nameEnd), valueStart, at)
    at = skipComma(json, valueEnd)
  }
  return at + 1
}

/**
 * Calls `visit` with each element's index and position, of which `visit` returns the end. A value that is no array is
 * skipped.
 */
export function walkArray(json: string, start: number, visit: (index: number, elementStart: number) => number): number {
  if (json[start] !== '[') return skipValue(json, start)
  let at = skipBlanks(json, start + 1)
  for (let index = 0; at < json.length && json[at] !== ']'; index += 1) {
    at = skipComma(json, visit(index, at))
  }
  return at + 1
}

/** The end of the value that starts here: the position behind its last character. */
export function skipValue(json: string, start: number): number {
  let depth = 0
  let at = start
  while (at < json.length) {
    switch (json.charCodeAt(at)) {
      case codes.quote:
        at = skipString(json, at)
        break
      case codes.openBrace:
      case codes.openBracket:
        depth += 1
        at += 1
        break
      case codes.closeBrace:
      case codes.closeBracket:
        depth -= 1
        at += 1
        break
      default:
        at = depth === 0 ? skipScalar(json, at) : at + 1
    }
    if (depth === 0) return at
  }
  return at
}

const codes = { quote: 0x22, backslash: 0x5c, openBracket: 0x5b, closeBracket: 0x5d, openBrace: 0x7b, closeBrace: 0x7d }

function skipString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end === -1 ? json.length : end + 1
}

/** Whether an odd number of backslashes stands before this position. */
function isEscaped(json: string, at: number): boolean {
  let first = at
  while (json.charCodeAt(first - 1) === codes.backslash) first -= 1
  return (at - first) % 2 === 1
}

function skipScalar(json: string, start: number): number {
  let at = start
  while (at < json.length && !',]} \t\n\r'.includes(json.charAt(at))) at += 1
  return at
}

function skipBlanks(json: string, start: number): number {
  let at = start
  while (at < json.length && ' \t\n\r'.includes(json.charAt(at))) at += 1
  return at
}

/** From the end of a member or element to the start of the next, or to the closing bracket. */
function skipComma(json: string, end: number): number {
  const at = skipBlanks(json, end)
  return json[at] === ',' ? skipBlanks(json, at + 1) : at
}

/** Names may be spelled with escapes. */
function readName(json: string, start: number, end: number): string {
  const name = json.slice(start + 1, end - 1)
  return name.includes('\\') ? (JSON.parse(json.slice(start, end)) as string) : name
}
