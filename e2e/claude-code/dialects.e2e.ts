import { expect, it } from 'vitest'
import { dialectOf } from '../../src-main/codecs/openai-chat/testing/dialects.ts'
import { answer, call, hasResultOf } from '../upstream/scenario.ts'
import { runTask } from './task.ts'
import { bothTiers, withProxy, type ProxyOptions } from './with-proxy.ts'

/** The client in front of an upstream that is as strict as the provider. */
function speaking(provider: string, model: string): ProxyOptions {
  return {
    model,
    dialect: dialectOf(provider),
    settings: (big, small) => ({
      ...bothTiers(big, small),
      BIG_MODEL_PROVIDER: provider,
      BIG_MODEL_NAME: model,
    }),
  }
}

it.each([
  ['deepseek', 'deepseek-reasoner'],
  ['deepseek', 'deepseek-v4-pro'],
  ['moonshot', 'kimi-k2-thinking'],
  ['zai', 'glm-4.7'],
  ['ollama', 'qwen3-32b'],
  ['hosted_vllm', 'qwen3-235b-a22b'],
])('finishes a task at %s with %s, as strict as it is', (provider, model) =>
  withProxy(
    ({ executable, baseUrl, big }) => runTask({ executable, baseUrl, token: 'any', upstream: big }),
    speaking(provider, model),
  ),
)

it('121 and 122: calls tools at Mistral, whose ids have nine characters and whose roles alternate', () =>
  withProxy(
    async ({ big, ask }) => {
      big.play([
        {
          name: 'calls a tool',
          reply: answer({ toolCalls: [call('D681PevKs', 'Bash', { command: 'echo zitrone' })] }),
        },
        { name: 'answers', when: hasResultOf('D681PevKs'), reply: answer({ text: 'Zitrone.' }) },
      ])
      const { stdout } = await ask('Which word?', { allowedTools: ['Bash'] })
      expect(stdout).toBe('Zitrone.\n')
    },
    speaking('mistral', 'mistral-large-latest'),
  ))
