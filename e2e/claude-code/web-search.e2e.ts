import { expect, it } from 'vitest'
import { toolResults } from '../upstream/chat-body.ts'
import { answer, call, hasResultOf, userSays } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

it('299: a web search gets an honest error, and the model goes on', () =>
  withProxy(async ({ big, small, ask }) => {
    big.play([
      {
        name: 'searches',
        when: userSays('Search the web'),
        reply: answer({ toolCalls: [call('call_search', 'WebSearch', { query: 'zitrone' })] }),
      },
      { name: 'answers', when: hasResultOf('call_search'), reply: answer({ text: 'No luck with searching.' }) },
    ])
    const { exitCode, stdout } = await ask('Search the web for zitrone', {
      allowedTools: ['WebSearch'],
      // Otherwise the tool is offered only after a search for tools.
      environment: { ENABLE_TOOL_SEARCH: 'false' },
    })
    expect([exitCode, stdout]).toEqual([0, 'No luck with searching.\n'])
    const last = big.requests.at(-1)
    expect(last && toolResults(last.body).get('call_search')).toMatch(/error|unavailable/i)
    expect(small.requests).toEqual([])
  }))
