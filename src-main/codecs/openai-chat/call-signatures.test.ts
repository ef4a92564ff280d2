import { describe, expect, it } from 'vitest'
import { decodeChunks, delta, finish } from './testing/decode.ts'
import { assistant, encode, provider, result, text, user } from './testing/encode.ts'

const signature = (words: string) => ({ google: { thought_signature: words } })
const entry = (index: number, extra_content?: unknown) => ({
  index,
  id: '',
  extra_content,
  function: { name: 'Bash', arguments: `{"n":${index}}` },
})

/** What the model answered comes back in the next request, followed by results. */
function roundTrip(origin: string) {
  const { message } = decodeChunks(
    [delta({ tool_calls: [entry(0, signature('one')), entry(1)] }), finish('tool_calls'), '[DONE]'],
    { origin },
  )
  const content = message?.content ?? []
  const results = content.flatMap((block) => (block.type === 'tool_use' ? [result(block.id, 'ok')] : []))
  return encode(
    { messages: [user(text('hi')), assistant(...content), user(...results)] },
    { provider: provider('gemini'), model: 'gemini-3-pro' },
  )
}

describe('signatures of calls', () => {
  it('73, 92: come back with the call they belong to, and no other', () => {
    const turn = roundTrip('gemini').messages[1]
    expect(turn).toMatchObject({
      tool_calls: [
        { function: { arguments: '{"n":0}' }, extra_content: signature('one') },
        { function: { arguments: '{"n":1}' } },
      ],
    })
    expect(turn).not.toHaveProperty('tool_calls.1.extra_content')
  })

  it('77: of another provider are left out', () => {
    const { messages, lost } = roundTrip('openai')
    expect(JSON.stringify(messages)).not.toContain('"one"')
    expect(lost).toContain('dropped messages[1].content[0]')
  })
})
