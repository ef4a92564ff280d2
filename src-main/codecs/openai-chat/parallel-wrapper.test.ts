import { describe, expect, it } from 'vitest'
import { decodeChunks, finish, toolDelta } from './testing/decode.ts'

const uses = (...names: readonly string[]) =>
  JSON.stringify({ tool_uses: names.map((name) => ({ recipient_name: name, parameters: { of: name } })) })

function decode(name: string, json: string, given: object = {}) {
  const pieces = [json.slice(0, 20), json.slice(20)]
  const chunks = [
    toolDelta({ index: 0, id: 'call_abc', name, arguments: '' }),
    ...pieces.map((piece) => toolDelta({ index: 0, arguments: piece })),
    finish('tool_calls'),
    '[DONE]',
  ]
  const { message, violations } = decodeChunks(chunks, given)
  expect(violations).toEqual([])
  return (message?.content ?? []).map((block) => (block.type === 'tool_use' ? [block.name, block.input] : [block.type]))
}

describe('calls wrapped into one', () => {
  it.each(['parallel', 'multi_tool_use.parallel'])('53: %s becomes the calls in it', (name) => {
    expect(decode(name, uses('functions.Bash', 'functions.Read'))).toEqual([
      ['Bash', { of: 'functions.Bash' }],
      ['Read', { of: 'functions.Read' }],
    ])
  })

  it('53: stays as it is where one of the tools is not declared', () => {
    const json = uses('functions.Bash', 'functions.Nobody')
    expect(decode('parallel', json)).toEqual([['parallel', JSON.parse(json)]])
  })

  it('53: is left alone where the client has a tool of that name', () => {
    const toolNames = new Map([...['Bash', 'Read', 'parallel'].map((name) => [name, name] as const)])
    expect(decode('parallel', uses('functions.Bash'), { toolNames })).toHaveLength(1)
    expect(decode('parallel', uses('functions.Bash'), { toolNames })[0]?.[0]).toBe('parallel')
  })
})
