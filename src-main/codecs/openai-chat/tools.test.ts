import { describe, expect, it } from 'vitest'
import { assistant, call, encode, provider, result, text, tool, user } from './testing/encode.ts'

const toolNamesOf = (tools: readonly unknown[]) => encode({ tools }).body.tools?.map((sent) => sent.function.name)

describe('tools', () => {
  it('sends name, description and schema', () => {
    expect(encode({ tools: [tool('Read')] }).body.tools).toEqual([
      {
        type: 'function',
        function: { name: 'Read', description: 'Does Read', parameters: { type: 'object', properties: {} } },
      },
    ])
  })

  it('28: drops tools that run at Anthropic, and tells so', () => {
    const tools = [
      tool('Read'),
      { type: 'web_search_20250305', name: 'web_search', max_uses: 8 },
      { type: 'bash_20250124', name: 'bash' },
      { type: 'mcp_toolset', mcp_server_name: 'x' },
    ]
    const { body, lost } = encode({ tools })
    expect(body.tools?.map((sent) => sent.function.name)).toEqual(['Read'])
    expect(lost).toEqual(expect.arrayContaining(['dropped tools[1]', 'dropped tools[2]', 'dropped tools[3]']))
  })

  it('29: sends a custom tool as a function, without its type', () => {
    expect(encode({ tools: [tool('Read', { type: 'custom' })] }).body).toEqual(encode({ tools: [tool('Read')] }).body)
    expect(toolNamesOf([{ name: 'Bare' }])).toEqual(['Bare'])
  })

  it('30 and 302: drops the fields that functions do not have', () => {
    const extra = {
      cache_control: { type: 'ephemeral' },
      eager_input_streaming: true,
      input_examples: [{}],
      allowed_callers: ['direct'],
      max_uses: 3,
    }
    const { body, lost } = encode({ tools: [tool('Read', extra)] })
    expect(body.tools).toEqual(encode({ tools: [tool('Read')] }).body.tools)
    expect(lost).toContain('dropped tools[0].eager_input_streaming')
    expect(lost).toContain('dropped tools[0].max_uses')
    expect(lost).toContain('dropped cache_control')
  })

  it('30: keeps strict only where the schema allows it', () => {
    const closed = {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    }
    const strictOf = (input_schema: object) =>
      encode({ tools: [tool('Read', { input_schema, strict: true })] }).body.tools?.[0]?.function.strict
    expect(strictOf(closed)).toBe(true)
    expect(strictOf({ ...closed, required: [] })).toBeUndefined()
    expect(strictOf({ ...closed, additionalProperties: true })).toBeUndefined()
  })

  it('31: shortens names in tools, history and choice alike, and knows the way back', () => {
    const long = 'mcp__some-server-with-a-name__a_really_quite_long_tool_name_that_goes_past_sixty_four_characters'
    const { body, answer } = encode({
      tools: [tool('Read'), tool(long), tool('mcp__a.b__c')],
      tool_choice: { type: 'tool', name: long },
      messages: [user(text('hi')), assistant(call('toolu_1', long)), user(result('toolu_1', 'x'))],
    })
    const [read, sent = '', dotted = ''] = body.tools?.map(({ function: { name } }) => name) ?? []
    expect(read).toBe('Read')
    expect(sent).toMatch(/^[a-zA-Z0-9_-]{64}$/)
    expect(dotted).toMatch(/^mcp__a_b__c_[0-9a-f]{8}$/)
    expect(body.tool_choice).toEqual({ type: 'function', function: { name: sent } })
    expect(body.messages[1]).toMatchObject({ tool_calls: [{ function: { name: sent } }] })
    expect([...answer.toolNames]).toEqual(
      expect.arrayContaining([
        ['Read', 'Read'],
        [sent, long],
        [dotted, 'mcp__a.b__c'],
      ]),
    )
  })

  it('31: keeps two tools apart even where one is named like the other one shortened', () => {
    const long = 'x'.repeat(80)
    const [shortened = ''] = toolNamesOf([tool(long)]) ?? []
    const { body, answer } = encode({ tools: [tool(long), tool(shortened)] })
    const names = body.tools?.map((sent) => sent.function.name) ?? []
    expect(new Set(names).size).toBe(2)
    expect(names.map((name) => answer.toolNames.get(name))).toEqual([long, shortened])
  })

  it('32: sends two hundred tools without losing one where no limit is known', () => {
    const tools = Array.from({ length: 200 }, (_, index) => tool(`tool_${index}`))
    expect(encode({ tools }, { provider: provider('ollama') }).body.tools).toHaveLength(200)
  })

  it('33: shows deferred tools, but not the placeholder that keeps tool search on', () => {
    const placeholder = tool('DeferredToolPlaceholder', { defer_loading: true })
    const { body, lost } = encode({ tools: [tool('WebFetch', { defer_loading: true }), placeholder] })
    expect(body.tools?.map((sent) => sent.function.name)).toEqual(['WebFetch'])
    expect(lost).toEqual(expect.arrayContaining(['dropped tools[0].defer_loading', 'dropped tools[1]']))
  })

  it.each([
    ['an empty list', []],
    ['server tools only', [{ type: 'web_search_20250305', name: 'web_search' }]],
    ['no list', 'tools'],
    ['nonsense', [null, 5, {}, { name: 7 }]],
  ])('34: sends neither tools nor choice for %s', (_what, tools) => {
    const { body } = encode({ tools, tool_choice: { type: 'auto', disable_parallel_tool_use: true } })
    expect(body).not.toHaveProperty('tools')
    expect(body).not.toHaveProperty('tool_choice')
    expect(body).not.toHaveProperty('parallel_tool_calls')
  })

  it('keeps the first of two tools with one name', () => {
    expect(toolNamesOf([tool('Read'), tool('Read', { description: 'again' })])).toEqual(['Read'])
  })

  it('284: keeps the order of the tools', () => {
    expect(toolNamesOf([tool('Zed'), tool('Abc'), tool('Mid')])).toEqual(['Zed', 'Abc', 'Mid'])
  })
})

describe('tool choice', () => {
  const choiceOf = (tool_choice: unknown) => encode({ tools: [tool('Read')], tool_choice }).body.tool_choice

  it('36: translates every choice', () => {
    expect(choiceOf({ type: 'auto' })).toBe('auto')
    expect(choiceOf({ type: 'any' })).toBe('required')
    expect(choiceOf({ type: 'tool', name: 'Read' })).toEqual({ type: 'function', function: { name: 'Read' } })
    expect(choiceOf(undefined)).toBeUndefined()
    expect(choiceOf({ type: 'whatever' })).toBeUndefined()
  })

  it('308: keeps the tools and forbids them where the client wants text', () => {
    const { body } = encode({ tools: [tool('Read')], tool_choice: { type: 'none' } })
    expect(body.tool_choice).toBe('none')
    expect(body.tools).toHaveLength(1)
  })

  it('36: forbids parallel calls where the client does', () => {
    const choice = { type: 'any', disable_parallel_tool_use: true }
    expect(encode({ tools: [tool('Read')], tool_choice: choice }).body).toMatchObject({
      tool_choice: 'required',
      parallel_tool_calls: false,
    })
    expect(encode({ tools: [tool('Read')], tool_choice: { type: 'any' } }).body).not.toHaveProperty(
      'parallel_tool_calls',
    )
  })

  it('117: drops the choice of a tool that was not sent', () => {
    const tools = [tool('Read'), { type: 'web_search_20250305', name: 'web_search' }]
    const { body, lost } = encode({ tools, tool_choice: { type: 'tool', name: 'web_search' } })
    expect(body).not.toHaveProperty('tool_choice')
    expect(lost).toContain('dropped tool_choice')
  })
})
