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

it('sends opus to a route of its own, asked as its settings say, and sonnet to the big model as ever', () =>
  withProxy(
    async ({ big, small: opus, ask }) => {
      big.play([{ name: 'answers', reply: answer({ text: 'Big here.' }) }])
      const sonnetSaid = await ask('Who is there?', { arguments: ['--model', 'sonnet'] })
      opus.play([{ name: 'answers', reply: answer({ text: 'Opus here.' }) }])
      const opusSaid = await ask('Who is there?', { arguments: ['--model', 'opus'] })
      expect([sonnetSaid.stdout, opusSaid.stdout]).toEqual(['Big here.\n', 'Opus here.\n'])
      expect(big.requests.map(({ body }) => body.model)).toEqual([bigModel])
      expect(opus.requests.map(({ body }) => body)).toMatchObject([
        { model: smallModel, max_tokens: 5_000, temperature: 0.25, prompt_cache_key: 'mine' },
      ])
    },
    {
      settings: (big, opus) => ({
        BIG_MODEL_PROVIDER: 'openai',
        BIG_MODEL_NAME: bigModel,
        BIG_MODEL_API_KEY: big.key ?? '',
        BIG_MODEL_API_BASE: big.baseUrl,
        OPUS_MODEL_NAME: smallModel,
        OPUS_MODEL_API_KEY: opus.key ?? '',
        OPUS_MODEL_API_BASE: opus.baseUrl,
        OPUS_MODEL_MAX_OUTPUT_TOKENS: '5000',
        OPUS_MODEL_TEMPERATURE: '0.25',
        OPUS_MODEL_PARAMETERS: '{"prompt_cache_key": "mine"}',
      }),
    },
  ))
