import { describe, expect, it } from 'vitest'
import { bodyOf, postMessages, startProxy, startUpstream } from '../testing/start.ts'
import { createTokenCorrection } from './token-correction.ts'

describe('createTokenCorrection', () => {
  it('237: corrects the estimate for a model by what its provider counted, and for no other', () => {
    const correction = createTokenCorrection()
    correction.learn('openai', 'm', 1000, 1200)
    expect(correction.correct('openai', 'm', 500)).toBe(600)
    expect(correction.correct('openai', 'other', 500)).toBe(500)
    expect(correction.correct('xai', 'm', 500)).toBe(500)
  })

  it('237: follows a higher count sooner than a lower one', () => {
    const up = createTokenCorrection()
    const down = createTokenCorrection()
    for (const correction of [up, down]) correction.learn('openai', 'm', 1000, 1000.5)
    up.learn('openai', 'm', 1000, 1400)
    down.learn('openai', 'm', 1000, 600)
    expect(up.correct('openai', 'm', 1000) - 1000).toBeGreaterThan(1000 - down.correct('openai', 'm', 1000))
  })

  it.each([
    ['no count', 1000, null],
    ['a count of nothing', 1000, 0],
    ['what is no number', 1000, NaN],
    ['the estimate itself', 1000, 1000],
    ['a small prompt', 20, 400],
    ['an estimate of nothing', 0, 400],
  ])('282: learns nothing from %s', (_, estimated, actual) => {
    const correction = createTokenCorrection()
    correction.learn('openai', 'm', estimated, actual)
    expect(correction.correct('openai', 'm', 1000)).toBe(1000)
  })

  it('282: is not led astray by a provider that counts nonsense', () => {
    const correction = createTokenCorrection()
    correction.learn('openai', 'high', 1000, 9_999_999)
    correction.learn('openai', 'low', 1000, 1)
    expect(correction.correct('openai', 'high', 1000)).toBe(3000)
    expect(correction.correct('openai', 'low', 1000)).toBe(500)
  })

  it('forgets the model that was not heard of for longest', () => {
    const correction = createTokenCorrection()
    for (let index = 0; index < 101; index++) correction.learn('openai', `m${index}`, 1000, 2000)
    expect(correction.correct('openai', 'm0', 1000)).toBe(1000)
    expect(correction.correct('openai', 'm1', 1000)).toBe(2000)
  })
})

describe('count_tokens', () => {
  it('237: counts as the provider did in the last answer, its cached tokens included', async () => {
    const upstream = await startUpstream((incoming, response) => {
      void bodyOf(incoming).then(() => {
        const usage = { prompt_tokens: 5000, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4000 } }
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({ id: 'c', choices: [{ message: { content: 'Hello.' }, finish_reason: 'stop' }], usage }),
        )
      })
    })
    const { url } = await startProxy({ baseUrl: upstream.url })
    const messages = [{ role: 'user', content: 'one two three four five six seven eight nine ten '.repeat(280) }]
    const count = async () => {
      const response = await fetch(`${url}/v1/messages/count_tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'claude-opus-5-5', messages }),
      })
      return ((await response.json()) as { input_tokens: number }).input_tokens
    }
    const before = await count()
    await (await postMessages(url, { model: 'claude-opus-5-5', max_tokens: 100, messages })).text()
    expect(before).not.toBe(5000)
    expect(await count()).toBe(5000)
  })
})
