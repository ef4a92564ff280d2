import { describe, expect, it } from 'vitest'
import { assistant, call, encode, result, text, tool, user } from './testing/encode.ts'

const deferred = (name: string) => tool(name, { defer_loading: true })
const tools = [tool('Bash'), tool('ToolSearch'), deferred('WebFetch'), deferred('WebSearch')]
const sent = (request: object) => encode({ ...request }).body.tools?.map((entry) => entry.function.name)

describe('deferred tools', () => {
  it('33: are shown to the model once the search has named them', () => {
    expect(sent({ tools })).toEqual(['Bash', 'ToolSearch'])
    const found = result('toolu_1', [{ type: 'tool_reference', tool_name: 'WebSearch' }])
    const messages = [user(text('hi')), assistant(call('toolu_1', 'ToolSearch')), user(found)]
    expect(sent({ tools, messages })).toEqual(['Bash', 'ToolSearch', 'WebSearch'])
    expect(encode({ tools }).lost).toContain('emulated tools[2]')
  })

  it('33: are shown once the model has called them, or must call them', () => {
    const messages = [user(text('hi')), assistant(call('toolu_1', 'WebFetch')), user(result('toolu_1', 'x'))]
    expect(sent({ tools, messages })).toContain('WebFetch')
    expect(sent({ tools, tool_choice: { type: 'tool', name: 'WebFetch' } })).toContain('WebFetch')
  })

  it('33: are all shown where nothing could name them', () => {
    expect(sent({ tools: [tool('Bash'), deferred('WebFetch')] })).toEqual(['Bash', 'WebFetch'])
  })

  it('178: are known by name even so, if the model calls one', () => {
    expect(encode({ tools }).answer.toolNames.get('WebFetch')).toBe('WebFetch')
  })
})
