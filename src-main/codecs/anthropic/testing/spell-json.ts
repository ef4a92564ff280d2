import fc from 'fast-check'

/** The bits of freedom in writing one value as JSON: blanks between tokens and escapes in strings. */
export interface Spelling {
  /** Taken from in turn, round and round. */
  readonly blanks: readonly string[]
  readonly escapes: readonly boolean[]
}

export const spellings: fc.Arbitrary<Spelling> = fc.record({
  blanks: fc.array(fc.constantFrom('', '', ' ', '\n  ', '\t', '\r\n'), { minLength: 1, maxLength: 7 }),
  escapes: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
})

/** Writes a value as JSON in an unusual but valid spelling, with what stands at the start and end of it. */
export function spellJson(value: unknown, spelling: Spelling): string {
  let turn = 0
  const next = <Item>(items: readonly Item[]) => items[turn++ % items.length]!
  const blank = () => next(spelling.blanks)
  const string = (text: string) =>
    '"' + [...JSON.stringify(text).slice(1, -1)].map((character) => escapeSome(character)).join('') + '"'
  const escapeSome = (character: string) =>
    /[a-z/]/.test(character) && next(spelling.escapes) ? escape(character) : character
  const write = (part: unknown): string => {
    if (typeof part === 'string') return JSON.stringify(part) === `"${part}"` ? string(part) : JSON.stringify(part)
    if (typeof part !== 'object' || part === null) return JSON.stringify(part)
    const members = Array.isArray(part)
      ? part.map((element) => blank() + write(element) + blank())
      : Object.entries(part).map(
          ([name, member]) => blank() + string(name) + blank() + ':' + blank() + write(member) + blank(),
        )
    const inside = members.length === 0 ? blank() : members.join(',')
    return Array.isArray(part) ? `[${inside}]` : `{${inside}}`
  }
  return blank() + write(value) + blank()
}

function escape(character: string): string {
  return '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0')
}
