import { describe, expect, it } from 'vitest'
import { sealReasoning } from '../../reasoning-envelope.ts'
import { assistant, call, encode, provider, result, text, tool, user } from '../testing/encode.ts'

const thinkingOf = (origin: string) => ({
  type: 'thinking',
  thinking: 'Hm.',
  signature: sealReasoning({ origin, field: 'reasoning_content' }),
})
/** Two answers with calls: one with this provider's reasoning, one with another's. */
const conversation = (origin: string) => [
  user(text('hi')),
  assistant(thinkingOf(origin), call('toolu_1')),
  user(result('toolu_1', 'a')),
  assistant(thinkingOf('elsewhere'), call('toolu_2')),
  user(result('toolu_2', 'b')),
]
const thinks = { thinking: { type: 'adaptive' } }
const effort = (level: string) => ({ ...thinks, output_config: { effort: level } })
const off = { thinking: { type: 'disabled' } }
const forced = { tools: [tool('Read'), tool('Bash')], tool_choice: { type: 'tool', name: 'Bash' } }

const bodyFor = (id: string, model: string, request: object) =>
  encode({ ...request }, { provider: provider(id), model }).body
const reasoningFor = (id: string, model: string) =>
  bodyFor(id, model, { ...thinks, messages: conversation(id) }).messages.flatMap((message) =>
    message.role === 'assistant' ? [message['reasoning_content']] : [],
  )
const toolNames = ({ tools }: ReturnType<typeof bodyFor>) => tools?.map((entry) => entry.function.name)

describe('deepseek-thinking', () => {
  it.each(['deepseek-chat', 'deepseek-reasoner', 'deepseek-v4-pro'])(
    '107: %s gets reasoning on every answer, empty where it is not known',
    (model) => {
      expect(reasoningFor('deepseek', model)).toEqual(['Hm.', ''])
    },
  )

  it('108: R1 gets none', () => {
    expect(reasoningFor('deepseek', 'deepseek-r1')).toEqual([undefined, undefined])
  })

  it('109: never says how much to think where thinking is off', () => {
    expect(bodyFor('deepseek', 'deepseek-v4-pro', effort('xhigh'))).toMatchObject({
      thinking: { type: 'enabled' },
      reasoning_effort: 'high',
    })
    const body = bodyFor('deepseek', 'deepseek-v4-pro', { ...off, output_config: { effort: 'max' } })
    expect(body.thinking).toEqual({ type: 'disabled' })
    expect(body).not.toHaveProperty('reasoning_effort')
  })

  it('37 and 110: does not force a tool on the reasoner, but leaves it no other', () => {
    const body = bodyFor('deepseek', 'deepseek-reasoner', { ...thinks, ...forced })
    expect(body.tool_choice).toBe('auto')
    expect(toolNames(body)).toEqual(['Bash'])
  })

  it('37: switches thinking off where a tool is forced on a model that can do without', () => {
    const body = bodyFor('deepseek', 'deepseek-v4-pro', { ...thinks, ...forced })
    expect(body.tool_choice).toMatchObject({ function: { name: 'Bash' } })
    expect(body.thinking).toEqual({ type: 'disabled' })
  })
})

describe('kimi-thinking', () => {
  it('127: sends reasoning with every answer that has calls, words where it is lost', () => {
    expect(reasoningFor('moonshot', 'kimi-k2.6')).toEqual(['Hm.', '(earlier reasoning was not kept)'])
    expect(reasoningFor('moonshot', 'moonshot-v1-128k')).toEqual(['Hm.', undefined])
  })

  it('130: forces no tool on a model that always thinks', () => {
    const body = bodyFor('moonshot', 'kimi-k2-thinking', { ...thinks, ...forced })
    expect([body.tool_choice, toolNames(body)]).toEqual(['auto', ['Bash']])
    expect(body).not.toHaveProperty('thinking')
  })

  it('42: K2.6 is told whether to think, K3 how much', () => {
    expect(bodyFor('moonshot', 'kimi-k2.6', off).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('moonshot', 'kimi-k2.6', thinks).thinking).toEqual({ type: 'enabled' })
    expect(bodyFor('moonshot', 'kimi-k3', effort('xhigh')).reasoning_effort).toBe('high')
  })
})

describe('glm-thinking', () => {
  it('133: is off where few tokens are asked for, or none is wished', () => {
    expect(bodyFor('zai', 'glm-4.7', { ...thinks, max_tokens: 64 }).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('zai', 'glm-4.7', { max_tokens: 8_000 }).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('zai', 'glm-4.7', { ...thinks, max_tokens: 8_000 }).thinking).toEqual({ type: 'enabled' })
    expect(bodyFor('zai', 'glm-4-flash', thinks)).not.toHaveProperty('thinking')
  })

  it('43: GLM 5.2 is told how much to think', () => {
    expect(bodyFor('zai', 'glm-5.2', effort('low')).reasoning_effort).toBe('high')
    expect(bodyFor('zai', 'glm-4.7', effort('low'))).not.toHaveProperty('reasoning_effort')
  })
})

describe('qwen-thinking', () => {
  const streamed = { stream: true, max_tokens: 32_000 }

  it('136: speaks of thinking and its budget in private words, and never of a budget of none', () => {
    expect(bodyFor('dashscope', 'qwen3-max', { ...streamed, ...effort('medium') })).toMatchObject({
      enable_thinking: true,
      thinking_budget: 8_192,
    })
    const body = bodyFor('dashscope', 'qwen-plus', { ...streamed, ...off })
    expect(body.enable_thinking).toBe(false)
    expect(body).not.toHaveProperty('thinking_budget')
  })

  it('136: does not let a model think that is not streamed', () => {
    expect(bodyFor('dashscope', 'qwen-plus', thinks).enable_thinking).toBe(false)
  })

  it.each(['qwen3-coder-plus', 'qwen3-30b-a3b-instruct-2507', 'qwen3-235b-a22b-thinking-2507', 'qwen2.5-72b-instruct'])(
    '136: says nothing to %s, which has no switch',
    (model) => {
      expect(bodyFor('dashscope', model, { ...streamed, ...thinks })).not.toHaveProperty('enable_thinking')
    },
  )
})

describe('no-reasoning-replay', () => {
  it('137: keeps earlier reasoning from Alibaba', () => {
    expect(reasoningFor('dashscope', 'qwen3-max')).toEqual([undefined, undefined])
  })
})

describe('reasoning-object', () => {
  it('140: tells a gateway in its own words', () => {
    expect(bodyFor('openrouter', 'deepseek/deepseek-v4', effort('high')).reasoning).toEqual({ effort: 'high' })
    expect(bodyFor('openrouter', 'deepseek/deepseek-v4', effort('max')).reasoning).toEqual({ effort: 'xhigh' })
    expect(bodyFor('openrouter', 'deepseek/deepseek-v4', thinks).reasoning).toEqual({ enabled: true })
    expect(bodyFor('openrouter', 'deepseek/deepseek-v4', off).reasoning).toEqual({ enabled: false })
    expect(bodyFor('openrouter', 'openai/gpt-5', effort('high'))).not.toHaveProperty('reasoning_effort')
  })

  it.each(['openai/gpt-5', 'google/gemini-2.5-pro', 'openai/gpt-oss-120b', 'x-ai/grok-4', 'qwen/qwen3-max-thinking'])(
    '42: does not tell %s to do without, which it cannot',
    (model) => {
      expect(bodyFor('openrouter', model, off)).not.toHaveProperty('reasoning')
    },
  )

  it('140: gives reasoning_details back as they came', () => {
    const details = [{ type: 'reasoning.encrypted', data: 'x', id: 'rs_1', format: 'openai-responses-v1', index: 0 }]
    const signature = sealReasoning({ origin: 'openrouter', field: 'reasoning_details', payload: details })
    const messages = [
      user(text('hi')),
      assistant({ type: 'thinking', thinking: '', signature }, text('yo')),
      user(text('?')),
    ]
    expect(bodyFor('openrouter', 'openai/gpt-5', { messages }).messages[1]).toMatchObject({
      reasoning_details: details,
    })
  })
})

describe('template-thinking', () => {
  it('163: switches thinking through the chat template of families that have the switch', () => {
    expect(bodyFor('nvidia_nim', 'qwen/qwen3-235b-a22b', off).chat_template_kwargs).toEqual({ enable_thinking: false })
    expect(bodyFor('hosted_vllm', 'zai-org/GLM-4.7', thinks).chat_template_kwargs).toEqual({ enable_thinking: true })
    expect(bodyFor('nvidia_nim', 'deepseek-ai/deepseek-v3.1', thinks).chat_template_kwargs).toEqual({ thinking: true })
    expect(bodyFor('hosted_vllm', 'mistralai/devstral', off)).not.toHaveProperty('chat_template_kwargs')
  })
})

describe('ollama-thinking', () => {
  it('159: switches thinking off, and says nothing more', () => {
    expect(bodyFor('ollama', 'qwen3:8b', off).reasoning_effort).toBe('none')
    expect(bodyFor('ollama', 'qwen3:8b', effort('high'))).not.toHaveProperty('reasoning_effort')
    expect(bodyFor('ollama', 'gpt-oss:20b', effort('high')).reasoning_effort).toBe('high')
  })
})

describe('minimax-reasoning', () => {
  it('165: asks for reasoning in its own field, and whether to think where that can be said', () => {
    expect(bodyFor('minimax', 'MiniMax-M2.7', effort('high'))).toMatchObject({ reasoning_split: true })
    expect(bodyFor('minimax', 'MiniMax-M2.7', off)).not.toHaveProperty('thinking')
    expect(bodyFor('minimax', 'MiniMax-M3', off).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('minimax', 'MiniMax-M3', thinks).thinking).toEqual({ type: 'adaptive' })
  })
})

describe('groq-reasoning', () => {
  it('120: asks reasoning models alone for reasoning in its own field', () => {
    expect(bodyFor('groq', 'qwen/qwen3-32b', off)).toMatchObject({
      reasoning_format: 'parsed',
      reasoning_effort: 'none',
    })
    expect(bodyFor('groq', 'openai/gpt-oss-120b', effort('high'))).not.toHaveProperty('reasoning_format')
    expect(bodyFor('groq', 'llama-3.3-70b-versatile', thinks)).not.toHaveProperty('reasoning_format')
    expect(reasoningFor('groq', 'llama-3.3-70b-versatile')).toEqual([undefined, undefined])
  })
})

describe('cerebras-reasoning', () => {
  it('148: gives reasoning back in the one field that is known', () => {
    const { messages } = bodyFor('cerebras', 'zai-glm-4.7', { messages: conversation('cerebras') })
    expect(messages[1]).toMatchObject({ reasoning: 'Hm.' })
    for (const message of messages) expect(message).not.toHaveProperty('reasoning_content')
  })
})

describe('ark-thinking', () => {
  it('42: switches the families that have a switch, and gives DeepSeek its reasoning', () => {
    expect(bodyFor('volcengine', 'doubao-seed-1-8', off).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('volcengine', 'doubao-lite-32k', off)).not.toHaveProperty('thinking')
    expect(reasoningFor('volcengine', 'deepseek-v4-pro')).toEqual(['Hm.', ''])
  })
})

describe('thinking-toggle', () => {
  it('42: says yes or no', () => {
    expect(bodyFor('xiaomi_mimo', 'mimo-v2-pro', off).thinking).toEqual({ type: 'disabled' })
    expect(bodyFor('xiaomi_mimo', 'mimo-v2-pro', thinks).thinking).toEqual({ type: 'enabled' })
  })
})

describe('grok-parameters', () => {
  it('115: keeps stop from reasoning models, and effort from those that have none', () => {
    const request = { ...effort('high'), stop_sequences: ['END'] }
    expect(bodyFor('xai', 'grok-4', request)).not.toHaveProperty('stop')
    expect(bodyFor('xai', 'grok-4', request)).not.toHaveProperty('reasoning_effort')
    expect(bodyFor('xai', 'grok-build-0.1', request)).not.toHaveProperty('stop')
    expect(bodyFor('xai', 'grok-build-0.1', request)).not.toHaveProperty('reasoning_effort')
    expect(bodyFor('xai', 'grok-3-mini', request)).toMatchObject({ reasoning_effort: 'high' })
    expect(bodyFor('xai', 'grok-4-fast-non-reasoning', request).stop).toEqual(['END'])
  })
})

it('42: a wish that no field expresses is in the loss report, and only then', () => {
  const lost = (id: string, model: string) => encode(thinks, { provider: provider(id), model }).lost
  expect(lost('moonshot', 'moonshot-v1-8k')).toContain('dropped thinking')
  expect(lost('moonshot', 'kimi-k2.6')).not.toContain('dropped thinking')
})
