import { expect, it } from 'vitest'
import { textOf } from '../upstream/chat-body.ts'
import { answer, call, hasResultOf, userSays } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

it('a conversation goes on with the model of the other tier', () =>
  withProxy(async ({ big, small, ask }) => {
    big.play([
      {
        name: 'calls a tool',
        when: userSays('Remember'),
        reply: answer({ toolCalls: [call('call_0', 'Bash', { command: 'echo zitrone' })] }),
      },
      { name: 'answers', when: hasResultOf('call_0'), reply: answer({ text: 'I will remember.' }) },
    ])
    await ask('Remember the word', { allowedTools: ['Bash'] })

    big.play([])
    small.play([{ name: 'remembers', when: hasResultOf('call_0'), reply: answer({ text: 'It was zitrone.' }) }])
    const { stdout } = await ask('Which word was it?', { arguments: ['--continue', '--model', 'haiku'] })
    expect(stdout).toBe('It was zitrone.\n')
    const texts = small.requests[0]?.body.messages.map(textOf) ?? []
    expect(texts).toContain('zitrone')
    expect(texts).toContain('I will remember.')
  }))
