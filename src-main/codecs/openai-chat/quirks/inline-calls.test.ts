import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeResponse } from '../decode-response.ts'
import { answerContext, decodeChunks, delta, finish, toolDelta } from '../testing/decode.ts'
import { encode, provider, tool } from '../testing/encode.ts'

const property = (type: unknown) => ({ type })
const tools = [
  tool('Bash', { input_schema: { type: 'object', properties: { command: property('string') } } }),
  tool('Read', {
    input_schema: {
      type: 'object',
      properties: {
        file_path: property('string'),
        limit: property('integer'),
        deep: property('boolean'),
        lines: property(['array', 'null']),
        any: { description: 'Anything' },
      },
    },
  }),
]
const contextFor = (id: string, given: object = {}) => ({
  ...encode({ tools, ...given }, { provider: provider(id), model: 'some-model' }).answer,
  ...answerContext({ origin: id, quirks: provider(id).quirks }),
})

function decode(id: string, pieces: readonly string[], reason = 'stop', more: readonly object[] = []) {
  const chunks = [...pieces.map((content) => delta({ content })), ...more, finish(reason), '[DONE]']
  const { message, violations, events } = decodeChunks(chunks, contextFor(id))
  expect(violations).toEqual([])
  const blocks = (message?.content ?? []).map((block) => {
    if (block.type === 'text') return block.text
    return block.type === 'tool_use' ? [block.name, block.input] : [block.type]
  })
  return { blocks, stopReason: message?.stop_reason, events }
}

function cut(whole: string, lengths: readonly number[]): readonly string[] {
  const pieces: string[] = []
  for (let start = 0, index = 0; start < whole.length; index += 1) {
    const length = lengths[index % lengths.length] ?? 1
    pieces.push(whole.slice(start, start + length))
    start += length
  }
  return pieces
}
const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })

const read = ['Read', { file_path: '/a', limit: 5 }]
const dialects: readonly (readonly [string, string, unknown])[] = [
  ['Hermes', '<tool_call>\n{"name": "Read", "arguments": {"file_path": "/a", "limit": 5}}\n</tool_call>', read],
  ['Hermes without an end', '<tool_call>{"name":"Read","arguments":{"file_path":"/a","limit":5}}<|im_end|>', read],
  [
    'Hermes in single quotes',
    `<tool_call>{'name': 'Read', 'arguments': {'file_path': '/a', 'limit': 5}}</tool_call>`,
    read,
  ],
  [
    'Qwen3-Coder',
    '<tool_call>\n<function=Read>\n<parameter=file_path>\n/a\n</parameter>\n<parameter=limit>\n5\n</parameter>\n</function>\n</tool_call>',
    read,
  ],
  [
    'Qwen3-Coder without its outer tag',
    '<function=Bash><parameter=command>\nls\n\npwd\n</parameter></function></tool_call>',
    ['Bash', { command: 'ls\n\npwd' }],
  ],
  ['Llama', '<function=Read>{"file_path": "/a", "limit": 5}</function>', read],
  [
    'GLM',
    '<tool_call>Read\n<arg_key>file_path</arg_key>\n<arg_value>/a</arg_value>\n<arg_key>limit</arg_key>\n<arg_value>5</arg_value>\n</tool_call>',
    read,
  ],
  [
    'Grok',
    '<xai:function_call name="Read">\n<xai:parameter name="file_path">/a</xai:parameter>\n<parameter name="limit">5</parameter>\n</xai:function_call>',
    read,
  ],
  [
    'MiniMax',
    '<minimax:tool_call>\n<invoke name="Read">\n<parameter name="file_path">/a</parameter>\n<parameter name="limit">5</parameter>\n</invoke>\n</minimax:tool_call>',
    read,
  ],
  [
    'Kimi',
    '<|tool_calls_section_begin|><|tool_call_begin|>functions.Read:0<|tool_call_argument_begin|>{"file_path": "/a", "limit": 5}<|tool_call_end|><|tool_calls_section_end|>',
    read,
  ],
]

describe('inline-calls', () => {
  it.each(dialects)('116 and 164: makes a call of what %s writes, however it is cut', (_name, text, expected) => {
    fc.assert(
      fc.property(lengths, (given) => {
        const { blocks, stopReason } = decode('hosted_vllm', cut(`I look.\n${text}\n`, given))
        expect(blocks).toEqual(['I look.\n', expected])
        expect(stopReason).toBe('tool_use')
      }),
    )
  })

  it.each(dialects)(
    '164: leaves %s’s calls in code, and those of tools that are not declared, as text',
    (_name, text) => {
      fc.assert(
        fc.property(lengths, (given) => {
          for (const whole of [
            `So:\n\`\`\`xml\n${text}\n\`\`\``,
            `So:\n${text.replaceAll('Read', 'Fetch').replaceAll('Bash', 'Fetch')}`,
          ]) {
            const { blocks, stopReason } = decode('together_ai', cut(whole, given))
            expect([blocks, stopReason]).toEqual([[whole], 'end_turn'])
          }
        }),
        { numRuns: 20 },
      )
    },
  )

  const [, hermes = ''] = dialects[0] ?? []
  it.each([
    ['within a line', `Write ${hermes}`],
    ['before an explanation', `${hermes}\nThis is how a model calls a tool.`],
    ['in backticks', `\`${hermes.replaceAll('\n', '')}\``],
    ['that is not complete', hermes.slice(0, 60)],
    ['that is not complete in tags', '<function=Read>\n<parameter=file_path>\n/a\n</parameter>\n'],
    ['of nothing', 'The tag\n<tool_call>\nbegins a call. '.repeat(20)],
    ['that is only like one', '<tool_caller>\n<function>\n<invoke>\n<'],
    ['of no tool', '<tool_call>\n{"name": 5}\n</tool_call>'],
  ])('164: leaves one as text %s', (_name, whole) => {
    for (const length of [1, 7, 1000]) {
      const { blocks, stopReason } = decode('hosted_vllm', cut(whole, [length]))
      expect([blocks, stopReason]).toEqual([[whole], 'end_turn'])
    }
  })

  it('164: shows text at once that is no call after all', () => {
    const chunks = [delta({ content: '<tool_call>\n{"name": "Fetch", ' }), delta({ content: `${hermes}\nNo. ` })]
    const { events } = decodeChunks(chunks, contextFor('hosted_vllm'))
    expect(JSON.stringify(events)).toContain('No. ')
  })

  it('164: finds the call behind what was none', () => {
    const { blocks } = decode('hosted_vllm', [`<tool_call>\nlike this\n${hermes}`])
    expect(blocks).toEqual(['<tool_call>\nlike this\n', read])
  })

  it('53 and 164: makes each of several calls', () => {
    const { blocks } = decode('hosted_vllm', cut(`${hermes}\n${hermes}`, [5]))
    expect(blocks).toEqual([read, read])
  })

  it('176: reads values as the schema of the tool wants them', () => {
    const value = (name: string, text: string) => `<parameter=${name}>\n${text}\n</parameter>\n`
    const parameters = [
      value('file_path', '{"a": 1}'),
      value('limit', 'many'),
      value('deep', 'True'),
      value('lines', '[1, 2]'),
      value('any', '5'),
      value('unknown', '6'),
    ]
    const { blocks } = decode('hosted_vllm', [`<function=Read>\n${parameters.join('')}</function>`])
    const input = { file_path: '{"a": 1}', limit: 'many', deep: true, lines: [1, 2], any: '5', unknown: '6' }
    expect(blocks).toEqual([['Read', input]])
  })

  it('149: leaves what repeats a call as text', () => {
    const real = toolDelta({ index: 0, id: 'call_aa', name: 'Bash', arguments: '{}' })
    const { blocks } = decode('hosted_vllm', [`${hermes}\n`], 'tool_calls', [real, delta({ content: hermes })])
    expect(blocks).toEqual([`${hermes}\n`, ['Bash', {}], hermes])
  })

  it('reads a complete answer the same way, and leaves providers alone that keep calls apart', () => {
    const body = { choices: [{ index: 0, message: { content: hermes }, finish_reason: 'stop' }] }
    expect(decodeResponse(body, contextFor('ollama'))).toMatchObject({ content: [{ name: 'Read' }] })
    expect(decodeResponse(body, contextFor('openai'))).toMatchObject({ content: [{ type: 'text', text: hermes }] })
  })
})

describe('no-repeated-reasoning', () => {
  it('116: drops a piece that came just before, and keeps short words', () => {
    const pieces = ['Let me think. ', 'Let me think. ', 'ha', 'ha', 'Let me think. ']
    const chunks = [
      ...pieces.map((text) => delta({ reasoning_content: text })),
      delta({ content: 'x' }, 'stop'),
      '[DONE]',
    ]
    const { message } = decodeChunks(chunks, contextFor('xai', { thinking: { type: 'adaptive' } }))
    expect(message?.content[0]).toMatchObject({ thinking: 'Let me think. hahaLet me think. ' })
  })
})
