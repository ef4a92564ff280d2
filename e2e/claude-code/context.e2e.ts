import { expect, it } from 'vitest'
import { answer } from '../upstream/scenario.ts'
import { withProxy } from './with-proxy.ts'

it('counts tokens for /context without asking the upstream', () =>
  withProxy(async ({ big, small, ask }) => {
    const { exitCode, stdout } = await ask('/context')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/\| System prompt \| [\d.]+k? \|/)
    expect([...big.requests, ...small.requests]).toEqual([])
  }))

it('279: reports the usage of the upstream, with the cached part apart', () =>
  withProxy(async ({ big, ask }) => {
    const usage = { promptTokens: 5000, completionTokens: 77, cachedTokens: 3000 }
    big.play([{ name: 'answers', reply: answer({ text: 'Done.', usage }) }])
    const { stdout } = await ask('Say something', { arguments: ['--output-format', 'json'] })
    expect(JSON.parse(stdout)).toMatchObject({
      result: 'Done.',
      usage: { input_tokens: 2000, cache_read_input_tokens: 3000, output_tokens: 77 },
    })
  }))
