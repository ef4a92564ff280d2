import { expect, it } from 'vitest'
import { answer, call, hasResultOf, type Step } from '../upstream/scenario.ts'
import { bothTiers, withProxy } from './with-proxy.ts'

const reasoning = 'The user wants a word. 🤔 I ask the shell.'
const steps: readonly Step[] = [
  {
    name: 'reasons and calls a tool',
    reply: answer({
      reasoning,
      text: 'Let me see.',
      toolCalls: [call('call_word', 'Bash', { command: 'echo zitrone' })],
    }),
  },
  { name: 'answers', when: hasResultOf('call_word'), reply: answer({ text: 'Zitrone.' }) },
]
const verbose = { allowedTools: ['Bash'], arguments: ['--output-format', 'stream-json', '--verbose'] }

it('20: shows the reasoning as thinking, and gives it back to the server that wrote it', () =>
  withProxy(
    async ({ big, ask }) => {
      big.play(steps)
      const { stdout } = await ask('Which word?', verbose)
      expect(stdout).toContain(JSON.stringify(reasoning))
      const assistant = big.requests[1]?.body.messages.find((message) => message.role === 'assistant')
      expect(assistant).toMatchObject({ content: 'Let me see.', reasoning_content: reasoning })
    },
    { dialect: { assistantFields: ['reasoning_content'] } },
  ))

it('20: does not give reasoning to another provider', () =>
  withProxy(
    async ({ big, small, ask }) => {
      big.play(steps)
      await ask('Which word?', verbose)
      big.play([])
      // This one refuses every field that it does not know.
      small.play([{ name: 'answers too', when: hasResultOf('call_word'), reply: answer({ text: 'Zitrone again.' }) }])
      const { stdout } = await ask('And again?', { arguments: ['--continue', '--model', 'haiku'] })
      expect(stdout).toBe('Zitrone again.\n')
    },
    {
      dialect: { assistantFields: ['reasoning_content'], bodyFields: ['thinking'] },
      settings: (big, small) => ({ ...bothTiers(big, small), BIG_MODEL_PROVIDER: 'deepseek' }),
    },
  ))
