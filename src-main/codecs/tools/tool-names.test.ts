import { describe, expect, it } from 'vitest'
import { clientToolId } from './tool-ids.ts'
import { upstreamCallId, upstreamToolName } from './tool-names.ts'

describe('tool names', () => {
  it('31: leaves allowed names alone', () => {
    expect(upstreamToolName('mcp__server__do-it')).toBe('mcp__server__do-it')
    expect(upstreamToolName('a'.repeat(64))).toBe('a'.repeat(64))
  })

  it('31: shortens long names so that they stay readable and distinct', () => {
    const long = 'mcp__some-server-with-a-name__a_really_quite_long_tool_name_that_goes_past_sixty_four'
    const [one, other] = [upstreamToolName(`${long}_one`), upstreamToolName(`${long}_two`)]
    expect(one).toMatch(/^mcp__some-server-with-a-name__a_really_quite_long_tool__[0-9a-f]{8}$/)
    expect(one).toHaveLength(64)
    expect(one).not.toBe(other)
    expect(upstreamToolName(`${long}_one`)).toBe(one)
  })

  it('31: replaces odd characters without making two names one', () => {
    const names = ['a.b', 'a/b', 'a b', 'a🤔b'].map((name) => upstreamToolName(name))
    expect(new Set(names).size).toBe(4)
    for (const name of names) expect(name).toMatch(/^a_+b_[0-9a-f]{8}$/)
  })

  it('126: gives an empty name a placeholder', () => {
    expect(upstreamToolName('')).toMatch(/^unnamed_[0-9a-f]{8}$/)
  })

  it('84: puts a letter or underscore first where a rule wants that', () => {
    const rule = /^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/
    for (const name of ['1st', '-x', '9'.repeat(80), 'a.b']) expect(upstreamToolName(name, rule)).toMatch(rule)
    expect(upstreamToolName('1st')).toBe('1st')
  })

  it('128: gives a call back the id that its upstream gave it', () => {
    const clientId = clientToolId('functions.Bash:0', () => 'toolu_1')
    expect(clientId).toMatch(/^[a-zA-Z0-9_-]+$/)
    expect(upstreamCallId(clientId)).toBe('functions.Bash:0')
  })

  it('128: makes ids of other makers acceptable', () => {
    expect(upstreamCallId('toolu_01A09q90qw90lq917835lq9')).toBe('toolu_01A09q90qw90lq917835lq9')
    expect(upstreamCallId('functions.Bash:0')).toMatch(/^functions_Bash_0_[0-9a-f]{8}$/)
    expect(upstreamCallId('x'.repeat(200))).toHaveLength(40)
  })
})
