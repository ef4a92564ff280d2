import { expect, it } from 'vitest'
import { answer, call } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

it('gives an answer in the form of a JSON schema', () =>
  withProxy(async ({ big, ask }) => {
    const schema = { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] }
    big.play([
      { name: 'answers', reply: answer({ toolCalls: [call('call_output', 'StructuredOutput', { word: 'zitrone' })] }) },
    ])
    const { stdout } = await ask('Which word?', {
      arguments: ['--output-format', 'json', '--json-schema', JSON.stringify(schema)],
    })
    expect(JSON.parse(stdout)).toMatchObject({ is_error: false, structured_output: { word: 'zitrone' } })
  }))
