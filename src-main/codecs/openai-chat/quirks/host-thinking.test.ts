import { describe, expect, it } from 'vitest'
import { encode, provider } from '../testing/encode.ts'

const thinks = { thinking: { type: 'adaptive' } }
const effort = (level: string) => ({ ...thinks, output_config: { effort: level } })
const off = { thinking: { type: 'disabled' } }
const bodyFor = (id: string, model: string, request: object) =>
  encode({ ...request }, { provider: provider(id), model }).body
const effortFor = (id: string, model: string, request: object) => bodyFor(id, model, request).reasoning_effort

describe('host-efforts', () => {
  it.each([
    ['cerebras', 'zai-glm-4.7', [undefined, undefined, 'none']],
    ['cerebras', 'gpt-oss-120b', ['low', 'high', 'low']],
    ['gradient_ai', 'alibaba-qwen3-32b', ['low', 'max', 'none']],
    ['gradient_ai', 'minimax-m2.5', ['low', 'high', 'low']],
    ['fireworks_ai', 'accounts/fireworks/models/glm-5p2', ['high', 'max', 'none']],
    ['fireworks_ai', 'accounts/fireworks/models/kimi-k2p6', ['low', 'high', 'low']],
    ['inception', 'mercury-2', ['low', 'high', 'low']],
    ['nano-gpt', 'zai-org/glm-5', ['low', 'xhigh', 'none']],
    ['nebius', 'zai-org/GLM-5.2', ['low', 'high', 'low']],
    ['ovhcloud', 'qwen3.6-27b', ['low', 'high', 'none']],
    ['scaleway', 'mistral-medium-3.5-128b', ['high', 'high', 'none']],
    ['scaleway', 'llama-3.3-70b-instruct', [undefined, undefined, undefined]],
    ['stepfun', 'step-3.5-flash-2603', ['low', 'high', 'low']],
    ['tencent', 'hy3-preview', ['low', 'high', undefined]],
  ])('42 and 43: %s hears of %s only the levels that it has', (id, model, expected) => {
    const heard = [effort('low'), effort('max'), off].map((request) => effortFor(id, model, request))
    expect(heard).toEqual(expected)
  })

  it('42: leaves the level to the model where the client names none', () => {
    expect(effortFor('scaleway', 'glm-5.2', thinks)).toBeUndefined()
  })

  it('109: tells Tencent off in one field only', () => {
    expect(bodyFor('tencent', 'hy3-preview', off).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('tencent', 'hy3-preview', effort('high'))).toMatchObject({
      thinking: { type: 'enabled' },
      reasoning_effort: 'high',
    })
  })
})

describe('together-thinking', () => {
  it('42: switches the models that can do without, and says how much where it is known', () => {
    const glm = 'zai-org/GLM-5.2'
    expect(bodyFor('together_ai', glm, effort('max'))).toMatchObject({
      reasoning: { enabled: true },
      reasoning_effort: 'max',
    })
    expect(bodyFor('together_ai', glm, off)).toMatchObject({ reasoning: { enabled: false } })
    expect(effortFor('together_ai', glm, off)).toBeUndefined()
    expect(bodyFor('together_ai', 'moonshotai/Kimi-K2.6', effort('max'))).not.toHaveProperty('reasoning_effort')
    expect(bodyFor('together_ai', 'MiniMaxAI/MiniMax-M2.7', off)).not.toHaveProperty('reasoning')
  })
})

describe('novita-thinking', () => {
  it('42: switches the models for which the switch is documented', () => {
    const switched = (model: string, request: object) => bodyFor('novita', model, request).enable_thinking
    expect(switched('deepseek/deepseek-v3.1-terminus', off)).toBe(false)
    expect(switched('deepseek/deepseek-v3.1-terminus', thinks)).toBe(true)
    expect(switched('qwen/qwen3-32b', off)).toBeUndefined()
  })
})

describe('baseten-thinking', () => {
  it('42: asks the models to think that wait to be asked', () => {
    const asked = (model: string, request: object) => bodyFor('baseten', model, request).chat_template_args
    expect(asked('zai-org/GLM-4.7', thinks)).toEqual({ enable_thinking: true })
    expect(asked('zai-org/GLM-4.7', off)).toBeUndefined()
    expect(asked('deepseek-ai/DeepSeek-V4-Pro', thinks)).toBeUndefined()
    expect(effortFor('baseten', 'deepseek-ai/DeepSeek-V4-Pro', effort('max'))).toBe('xhigh')
  })
})
