import fc from 'fast-check'

/** Settings as somebody might have them: any JSON object, perhaps with an `env`, in any formatting. */
export function anySettingsText(): fc.Arbitrary<string> {
  return fc
    .tuple(anySettings(), fc.array(anySpace, { minLength: 1, maxLength: 12 }), fc.constantFrom('', '\u{feff}'))
    .map(([settings, spaces, mark]) => mark + print(settings, spaces))
}

/** Settings in one of the formattings that programs write. */
export function anyNeatSettingsText(): fc.Arbitrary<string> {
  const indents = fc.constantFrom<string | number>(0, 2, 4, '\t')
  return fc
    .tuple(anySettings(), indents, fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([value, indent, end, has]) => {
      return JSON.stringify(value, null, indent).replaceAll('\n', end) + (has ? end : '')
    })
}

const variableNames = ['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY', 'HTTP_PROXY', '__proto__', '']

const anySpace = fc.stringMatching(/^[ \t\r\n]{0,4}$/)

function anySettings(): fc.Arbitrary<object> {
  const values = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))
  const env = fc.dictionary(fc.oneof(fc.constantFrom(...variableNames), fc.string()), values)
  const others = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { maxKeys: 4 })
  return fc.tuple(others, others, fc.option(env)).map(([before, after, own]) => {
    const { env: _, ...rest } = before
    return own === null ? rest : { ...rest, env: own, ...without(after, ['env']) }
  })
}

function without(value: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}

/** JSON with white space wherever JSON allows it. */
function print(value: unknown, spaces: readonly string[]): string {
  let used = 0
  const space = () => spaces[used++ % spaces.length] ?? ''
  const write = (part: unknown): string => {
    if (Array.isArray(part)) return list('[', part.map(write), ']')
    if (typeof part !== 'object' || part === null) return JSON.stringify(part)
    const members = Object.entries(part).map(([name, own]) => {
      return `${JSON.stringify(name)}${space()}:${space()}${write(own)}`
    })
    return list('{', members, '}')
  }
  const list = (open: string, parts: readonly string[], close: string): string => {
    if (parts.length === 0) return open + space() + close
    return open + parts.map((part) => space() + part + space()).join(',') + close
  }
  return space() + write(value) + space()
}
