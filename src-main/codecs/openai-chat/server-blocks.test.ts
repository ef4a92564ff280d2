import { describe, expect, it } from 'vitest'
import { assistant, encode, text, user } from './testing/encode.ts'

const search = { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'lemons' } }
const found = {
  type: 'web_search_tool_result',
  tool_use_id: 'srvtoolu_1',
  content: [{ type: 'web_search_result', title: 'Lemons', url: 'https://x.example', encrypted_content: 'opaque' }],
}
const failed = { ...found, content: { type: 'web_search_tool_result_error', error_code: 'unavailable' } }
const fetched = {
  type: 'web_fetch_tool_result',
  content: {
    type: 'web_fetch_result',
    url: 'https://x.example',
    content: { type: 'document', title: 'Page', source: { type: 'text', media_type: 'text/plain', data: 'Sour.' } },
  },
}
const ran = {
  type: 'code_execution_tool_result',
  content: { type: 'code_execution_result', stdout: '42', return_code: 0 },
}
const asked = { type: 'mcp_tool_result', content: [{ type: 'text', text: 'from afar' }] }
const loaded = {
  type: 'tool_search_tool_result',
  content: {
    type: 'tool_search_tool_search_result',
    tool_references: [],
    content: [{ type: 'tool_reference', tool_name: 'X' }],
  },
}

const answerWith = (...blocks: readonly unknown[]) =>
  encode({ messages: [user(text('hi')), assistant(...blocks, text('Done.')), user(text('go'))] })

describe('blocks of server tools in history', () => {
  it('22: become text, in their order, without what is opaque', () => {
    expect(answerWith(search, found).messages[1]?.content).toBe(
      '[called web_search: {"query":"lemons"}]\n\n[result of web_search]\n\nLemons\nhttps://x.example\n\nDone.',
    )
  })

  it.each([
    ['a failed search', failed, '[result of web_search]\n\nunavailable'],
    ['a page', fetched, '[result of web_fetch]\n\nhttps://x.example\nPage\nSour.'],
    ['a program', ran, '[result of code_execution]\n\n42'],
    ['a tool of a server', asked, '[result of mcp]\n\nfrom afar'],
    ['a search for tools', loaded, '[result of tool_search]\n\nX'],
    ['23: a compacted conversation', { type: 'compaction', content: 'All of it.' }, 'All of it.'],
  ])('22: %s becomes text', (_what, block, expected) => {
    const { messages, lost } = answerWith(block)
    expect(messages[1]?.content).toBe(`${expected}\n\nDone.`)
    expect(lost).toContain('changed messages[1].content[0]')
  })

  it.each([{ type: 'compaction', content: null }, { type: 'fallback' }, { type: 'container_upload' }, { type: 'new' }])(
    '23: %o is passed over',
    (block) => {
      const { messages, lost } = answerWith(block)
      expect(messages[1]?.content).toBe('Done.')
      expect(lost).toContain('dropped messages[1].content[0]')
    },
  )

  it('23: a compacted conversation may be in a message of the user', () => {
    const messages = [user({ type: 'compaction', content: 'All of it.' }, text('go'))]
    expect(encode({ messages }).messages[0]?.content).toBe('All of it.\n\ngo')
  })
})
