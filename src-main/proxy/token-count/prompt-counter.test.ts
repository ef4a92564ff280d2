import { describe, expect, it, onTestFinished } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { estimateTokens } from '../../codecs/estimate-tokens.ts'
import { createPromptCounter } from './prompt-counter.ts'

const patient = 20_000
const openAi = { provider: 'openai', model: 'gpt-5.5' }
const prompt = (content: string): MessagesRequest => ({ model: 'm', messages: [{ role: 'user', content }] })
const long = prompt('Read the whole file before you change it. '.repeat(200))

function startCounter() {
  const counter = createPromptCounter()
  onTestFinished(() => counter.close())
  return counter
}

describe('createPromptCounter', () => {
  it("counts with the tokenizer of OpenAI's models as it is, and higher for others", async () => {
    const counter = startCounter()
    const own = await counter.count(long, openAi, patient)
    expect(own).toBeGreaterThan(1800)
    expect(own).toBeLessThan(1830)
    const foreign = await counter.count(long, { provider: 'zai', model: 'glm-4.7' }, patient)
    expect(foreign).toBe(Math.ceil(own * 1.15))
  })

  it('237: learns a factor for each measure against that measure', async () => {
    const counter = startCounter()
    await counter.count(long, openAi, patient)
    counter.learn(long, openAi, estimateTokens(long), 2500)
    expect(await counter.count(long, openAi, patient)).toBe(2500)
    expect(counter.estimate(long, openAi)).toBe(2500)
    const other = prompt('{"a":[1,2,3],"b":null}'.repeat(300))
    const plain = await startCounter().count(other, openAi, patient)
    const before = await startCounter().count(long, openAi, patient)
    expect(await counter.count(other, openAi, patient)).toBeCloseTo((plain * 2500) / before, -1)
  })

  it('spends no tokenizer on answers of models that nobody asks a count for', async () => {
    const counter = startCounter()
    const before = await counter.count(long, openAi, patient)
    const other = { provider: 'openai', model: 'gpt-4.1' }
    counter.learn(long, other, estimateTokens(long), 2500)
    expect(counter.estimate(long, other)).toBe(2500)
    expect(await counter.count(long, other, patient)).toBe(before)
  })

  it('235: falls back to the estimate when time is short or the prompt enormous', async () => {
    const counter = startCounter()
    counter.learn(long, openAi, estimateTokens(long), 3000)
    expect(await counter.count(long, openAi, 0)).toBe(3000)
    const enormous = prompt('a'.repeat(4_000_001))
    expect(await counter.count(enormous, { provider: 'x', model: 'y' }, patient)).toBe(estimateTokens(enormous))
  })
})
