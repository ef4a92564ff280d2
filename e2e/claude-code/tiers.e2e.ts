import { expect, it } from 'vitest'
import { answer } from '../upstream/scenario.ts'
import { bigModel, smallModel, withProxy } from './with-proxy.ts'

it('sends a haiku request to the small model, with its key, to its base URL', () =>
  withProxy(async ({ big, small, ask }) => {
    small.play([{ name: 'answers', reply: answer({ text: 'Small here.' }) }])
    const { stdout } = await ask('Who is there?', { arguments: ['--model', 'haiku'] })
    expect(stdout).toBe('Small here.\n')
    expect(small.requests.map((request) => request.body.model)).toEqual([smallModel])
    expect(big.requests).toEqual([])
  }))

it.each(['sonnet', 'opus', 'fable', 'claude-something-new-9', 'sonnet[1m]'])(
  'sends %s to the big model, with its key, to its base URL',
  (model) =>
    withProxy(async ({ big, small, ask }) => {
      big.play([{ name: 'answers', reply: answer({ text: 'Big here.' }) }])
      const { stdout } = await ask('Who is there?', { arguments: ['--model', model] })
      expect(stdout).toBe('Big here.\n')
      expect(big.requests.map((request) => request.body.model)).toEqual([bigModel])
      expect(small.requests).toEqual([])
    }),
)
