/**
 * Reads a JSON object in pieces of any size and gives it out again in compact form, as far as it is sure to be right.
 *
 * Mended on the way, because it can be done without knowing what follows: control characters within strings are
 * escaped, backslashes that begin no escape are doubled, and white space after the name of a parameter is dropped (edge
 * case 176). Brackets and commas are given out with the value that follows them, so that a comma too many can still be
 * left out. Names of parameters, numbers and words are given out when they are complete.
 */
export class ArgumentScanner {
  /** `open`: the beginning of an object; `whole`: a complete one; `broken`: JSON allows nothing of that kind. */
  state: 'open' | 'whole' | 'broken' = 'open'
  /** What came from the first character on that JSON does not allow, with what had not been given out before it. */
  unscanned = ''

  #ready = ''
  /** Structure that waits for the value after it. */
  #held = ''
  /** A name, number or word that is not complete yet. */
  #token = ''
  /** An escape that is not complete yet. */
  #escape = ''
  #expected: Expected = 'object'
  readonly #nesting: ('{' | '[')[] = []

  push(text: string): void {
    let index = 0
    while (index < text.length && this.state !== 'broken') index = this.#read(text, index)
    if (this.state === 'broken') this.unscanned += text.slice(index)
  }

  /** What may be given out; with a whole object, all of it. */
  take(): string {
    const ready = this.state === 'whole' ? this.#ready + this.#held : this.#ready
    this.#ready = ''
    if (this.state === 'whole') this.#held = ''
    return ready
  }

  /**
   * What makes an object that breaks off unreadable for good: some clients complete such an object, and would run a call
   * with part of its input.
   */
  get spoiler(): string {
    const isInString = this.#expected === 'string' || this.#expected === 'escape'
    return (isInString ? '"' : '') + (this.#nesting.at(-1) === '{' ? ']' : '}')
  }

  /** Reads from an index and returns the next one. */
  #read(text: string, index: number): number {
    switch (this.#expected) {
      case 'string':
      case 'name':
        return this.#readString(text, index)
      case 'escape':
      case 'name-escape':
        return this.#readEscape(text, index)
      case 'scalar':
        return this.#readScalar(text, index)
      default:
        return isWhiteSpace(text.charCodeAt(index)) ? index + 1 : this.#readStructure(text, index)
    }
  }

  #readStructure(text: string, index: number): number {
    const character = text[index]!
    switch (this.#expected) {
      case 'object':
        if (character !== '{') return this.#break(index)
        return this.#enter(character, index)
      case 'name-or-end':
      case 'name-due':
        if (character === '"') {
          this.#token = '"'
          this.#expected = 'name'
          return index + 1
        }
        return character === '}' && this.#expected === 'name-or-end' ? this.#leave('{', index) : this.#break(index)
      case 'colon':
        if (character !== ':') return this.#break(index)
        this.#held += ':'
        this.#expected = 'value'
        return index + 1
      case 'value-or-end':
        if (character === ']') return this.#leave('[', index)
        return this.#readValue(character, index)
      case 'value':
        return this.#readValue(character, index)
      case 'comma-or-end': {
        const container = this.#nesting.at(-1)
        if (character === ',' && container !== undefined) {
          this.#held += ','
          this.#expected = container === '{' ? 'name-due' : 'value'
          return index + 1
        }
        if (character === '}') return this.#leave('{', index)
        return character === ']' ? this.#leave('[', index) : this.#break(index)
      }
      default:
        return this.#break(index)
    }
  }

  #readValue(character: string, index: number): number {
    if (character === '{' || character === '[') return this.#enter(character, index)
    if (character === '"') {
      this.#giveOut('"')
      this.#expected = 'string'
      return index + 1
    }
    if (!isScalarCharacter(character)) return this.#break(index)
    this.#token = ''
    this.#expected = 'scalar'
    return index
  }

  #enter(bracket: '{' | '[', index: number): number {
    this.#held += bracket
    this.#nesting.push(bracket)
    this.#expected = bracket === '{' ? 'name-or-end' : 'value-or-end'
    return index + 1
  }

  #leave(bracket: '{' | '[', index: number): number {
    if (this.#nesting.at(-1) !== bracket) return this.#break(index)
    this.#nesting.pop()
    const closing = bracket === '{' ? '}' : ']'
    if (this.#nesting.length === 0) {
      this.#held += closing
      this.state = 'whole'
      this.#expected = 'nothing'
    } else {
      this.#giveOut(closing)
      this.#expected = 'comma-or-end'
    }
    return index + 1
  }

  #readString(text: string, start: number): number {
    let index = start
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code === quote || code === backslash || code < 0x20) break
    }
    this.#addToString(text.slice(start, index))
    if (index === text.length) return index
    const character = text[index]!
    if (character === '\\') {
      this.#expected = this.#expected === 'name' ? 'name-escape' : 'escape'
      this.#escape = '\\'
    } else if (character === '"') {
      this.#endString()
    } else {
      this.#addToString(JSON.stringify(character).slice(1, -1))
    }
    return index + 1
  }

  #readEscape(text: string, index: number): number {
    const character = text[index]!
    const isUnicode = this.#escape.startsWith('\\u')
    if (isUnicode ? /[0-9a-fA-F]/.test(character) : character === 'u') {
      this.#escape += character
      if (this.#escape.length === 6) this.#endEscape(this.#escape)
      return index + 1
    }
    if (isUnicode) {
      // No code follows after all: the backslash stands for itself.
      this.#endEscape(`\\${this.#escape}`)
      return index
    }
    if ('"\\/bfnrt'.includes(character)) this.#endEscape(`\\${character}`)
    else if (character === "'") this.#endEscape("'")
    else {
      this.#endEscape('\\\\')
      return index
    }
    return index + 1
  }

  #endEscape(escaped: string): void {
    this.#expected = this.#expected === 'name-escape' ? 'name' : 'string'
    this.#addToString(escaped)
  }

  #addToString(text: string): void {
    if (this.#expected === 'name') this.#token += text
    else this.#ready += text
  }

  #endString(): void {
    if (this.#expected === 'string') {
      this.#ready += '"'
      this.#expected = 'comma-or-end'
      return
    }
    const isParameter = this.#nesting.length === 1
    this.#held += `${isParameter ? this.#token.trimEnd() : this.#token}"`
    this.#expected = 'colon'
  }

  #readScalar(text: string, start: number): number {
    let index = start
    while (index < text.length && isScalarCharacter(text[index]!)) index += 1
    this.#token += text.slice(start, index)
    if (index === text.length) return index
    if (!isScalar(this.#token)) return this.#break(index, this.#token)
    this.#giveOut(this.#token)
    this.#expected = 'comma-or-end'
    return index
  }

  #giveOut(text: string): void {
    this.#ready += this.#held + text
    this.#held = ''
  }

  #break(index: number, token = ''): number {
    this.state = 'broken'
    this.unscanned = this.#ready + this.#held + token
    return index
  }
}

type Expected =
  | 'object'
  | 'name-or-end'
  | 'name-due'
  | 'name'
  | 'name-escape'
  | 'colon'
  | 'value'
  | 'value-or-end'
  | 'string'
  | 'escape'
  | 'scalar'
  | 'comma-or-end'
  | 'nothing'

const quote = 0x22
const backslash = 0x5c

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isScalarCharacter(character: string): boolean {
  return /[-+.0-9a-zA-Z]/.test(character)
}

function isScalar(token: string): boolean {
  return /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(token)
}
