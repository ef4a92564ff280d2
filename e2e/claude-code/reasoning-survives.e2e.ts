import { expect, it } from 'vitest'
import { dialectOf } from '../../src-main/codecs/openai-chat/testing/dialects.ts'
import { geminiApi } from '../upstream/gemini/gemini-api.ts'
import { responsesApi } from '../upstream/responses/responses-api.ts'
import { answer, call, hasResultOf, userSays, type Step } from '../upstream/scenario.ts'
import { startScriptedUpstream, startUpstream, type Upstream } from '../upstream/scripted-upstream.ts'
import { withClient, type Client, type Settings } from './with-client.ts'

/** A place to send the conversation to. */
interface Place {
  readonly upstream: Upstream<unknown>
  readonly settings: Settings
}

function placeOf(provider: string, model: string, upstream: Upstream<unknown>, more: Settings = {}): Place {
  const settings = {
    BIG_MODEL_PROVIDER: provider,
    BIG_MODEL_NAME: model,
    BIG_MODEL_API_KEY: upstream.key ?? '',
    BIG_MODEL_API_BASE: upstream.baseUrl,
  }
  return { upstream, settings: { ...settings, ...more } }
}

async function openAi(): Promise<Place> {
  const server = responsesApi({ model: 'gpt-5.5', dialect: { phases: true } })
  const upstream = await startUpstream(server, { key: 'sk-scripted-openai' })
  return placeOf('openai', 'gpt-5.5', upstream, { BIG_MODEL_API: 'responses' })
}

async function gemini(): Promise<Place> {
  const model = 'gemini-3-pro-preview'
  return placeOf('gemini', model, await startUpstream(geminiApi({ model }), { key: 'AIza-scripted-gemini' }))
}

async function deepSeek(): Promise<Place> {
  const model = 'deepseek-v4-pro'
  const options = { key: 'sk-scripted-deepseek', models: [model], dialect: dialectOf('deepseek') }
  return placeOf('deepseek', model, await startScriptedUpstream(options))
}

/** One turn with thoughts, a call and an answer, at a proxy that is started for it alone. */
async function takeTurn({ serve }: Client, { upstream, settings }: Place, word: string): Promise<void> {
  const { ask, server } = await serve(settings)
  upstream.play(turn(word))
  const isFirst = word === 'one'
  const { stdout } = await ask(`Say ${word}`, { allowedTools: ['Bash'], arguments: isFirst ? [] : ['--continue'] })
  expect(stdout).toBe(`It said ${word}.\n`)
  await server.stop()
}

function turn(word: string): readonly Step[] {
  return [
    {
      name: `calls for ${word}`,
      when: userSays(`Say ${word}`),
      reply: answer({
        reasoning: `The user wants ${word}.`,
        text: `I let it say ${word}.`,
        toolCalls: [call(`call_${word}`, 'Bash', { command: `echo ${word}` })],
      }),
    },
    {
      name: `answers ${word}`,
      when: hasResultOf(`call_${word}`),
      reply: answer({ reasoning: `There is ${word}.`, text: `It said ${word}.` }),
    },
  ]
}

it.concurrent.each([
  ['the Responses API', openAi],
  ['Gemini', gemini],
])('reasoning of %s outlives the proxy', async (_name, start) => {
  const place = await start()
  await withClient([place.upstream], async (client) => {
    await takeTurn(client, place, 'one')
    await takeTurn(client, place, 'two')
  })
})

it.concurrent(
  'a conversation goes from OpenAI to DeepSeek to Gemini and back, each with its own reasoning alone',
  async () => {
    const [first, second, third] = await Promise.all([openAi(), deepSeek(), gemini()])
    await withClient(
      [first, second, third].map(({ upstream }) => upstream),
      async (client) => {
        await takeTurn(client, first, 'one')
        await takeTurn(client, second, 'two')
        await takeTurn(client, third, 'three')
        await takeTurn(client, first, 'four')
      },
    )
  },
)
