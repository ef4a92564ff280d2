import { describe, expect, it } from 'vitest'
import { DeclaredTools } from './declared-tools.ts'

const tools = new DeclaredTools(
  new Map([
    ['Bash', 'Bash'],
    ['short_1a2b3c4d', 'mcp__a_very_long_name'],
  ]),
)

describe('declared tools', () => {
  it('31: restores names that were shortened', () => {
    expect(tools.find('short_1a2b3c4d')).toBe('mcp__a_very_long_name')
  })

  it.each([
    'bash',
    'BASH',
    'functions.Bash',
    'function:bash',
    'default_api:Bash',
    'default_api.Bash',
    'functions.Bash:0',
  ])('178: knows which tool %s means', (name) => {
    expect(tools.find(name)).toBe('Bash')
  })

  it.each(['Bas', 'Bash2', '', 'toString', '__proto__'])('178: leaves %j alone', (name) => {
    expect(tools.find(name)).toBeUndefined()
  })
})
