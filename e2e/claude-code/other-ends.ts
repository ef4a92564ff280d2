import assert from 'node:assert/strict'
import { asksForSummary, userSays } from '../upstream/conversation.ts'
import { answer, call, type ErrorReply } from '../upstream/scenario.ts'
import type { Upstream } from '../upstream/scripted-upstream.ts'
import type { Serving } from './with-client.ts'

type Asking = Pick<Serving, 'ask'>

/** The client compacts the conversation and goes on when the upstream says in its words that the prompt is too long. */
export async function compactsWhenTooLong({ ask }: Asking, upstream: Upstream<unknown>, tooLong: ErrorReply) {
  upstream.play([
    {
      name: 'calls a tool',
      when: userSays('Say hello'),
      reply: answer({
        reasoning: 'The shell can say it.',
        toolCalls: [call('call_hello', 'Bash', { command: 'echo hello' })],
      }),
    },
    { name: 'has no room', reply: tooLong },
    {
      name: 'summarises',
      when: asksForSummary,
      reply: answer({ reasoning: 'Briefly.', text: '<summary>The command has printed the hello.</summary>' }),
    },
    { name: 'goes on', when: userSays('has printed the hello'), reply: answer({ text: 'Hello said.' }) },
  ])
  const { stdout } = await ask('Say hello', { allowedTools: ['Bash'] })
  assert.equal(stdout, 'Hello said.\n')
}

/** The client waits as long as the upstream asks for, a whole second, and tries again. */
export async function waitsAsAsked({ ask }: Asking, upstream: Upstream<unknown>, slowDown: ErrorReply) {
  upstream.play([
    { name: 'rate limit', reply: slowDown },
    { name: 'answers', reply: answer({ reasoning: 'Now.', text: 'Second time lucky.' }) },
  ])
  const { stdout } = await ask('Say something')
  assert.equal(stdout, 'Second time lucky.\n')
  const [first = 0, second = 0] = upstream.requests.map(({ receivedAt }) => receivedAt)
  assert.ok(second - first >= 1_000, `it came back after ${second - first} ms`)
}

/** An answer in the form of a JSON schema, with the usage that the upstream reports. */
export async function answersInForm({ ask }: Asking, upstream: Upstream<unknown>) {
  const schema = { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] }
  upstream.play([
    {
      name: 'answers in form',
      reply: answer({
        reasoning: 'A word.',
        toolCalls: [call('call_output', 'StructuredOutput', { word: 'zitrone' })],
        usage: { promptTokens: 5_000, cachedTokens: 3_000, completionTokens: 77, reasoningTokens: 50 },
      }),
    },
  ])
  const { stdout } = await ask('Which word?', {
    arguments: ['--output-format', 'json', '--json-schema', JSON.stringify(schema)],
  })
  const { structured_output: output, usage } = JSON.parse(stdout) as Record<string, Record<string, unknown>>
  assert.deepEqual(output, { word: 'zitrone' })
  assert.deepEqual([usage?.['input_tokens'], usage?.['cache_read_input_tokens']], [2_000, 3_000])
  assert.equal(usage?.['output_tokens'], 77)
}
