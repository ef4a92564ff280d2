import { expect, it } from 'vitest'
import { parseCatalogue } from '../models/catalogue-text.ts'
import { createModelKnowledge } from '../models/model-knowledge.ts'
import { bodyOf, postMessages, smallRequest, startChatStream, startProxy, startUpstream } from './testing/start.ts'

const catalogue = () => createModelKnowledge(parseCatalogue('openai\nof-unknown-family\t50000\t7000'))
const model = 'of-unknown-family'

/** A provider with a list of models, which streams an answer to everything else; `bodies` are the requests. */
async function startListing(list: object) {
  const bodies: { max_tokens?: number }[] = []
  const asked: string[] = []
  const { url } = await startUpstream((incoming, response) => {
    if (incoming.method === 'GET') {
      asked.push(`${incoming.url} ${incoming.headers.authorization}`)
      response.writeHead(incoming.url === '/models' ? 200 : 404).end(JSON.stringify(list))
      return
    }
    void bodyOf(incoming).then((body) => {
      bodies.push(JSON.parse(body) as { max_tokens?: number })
      startChatStream(response).finish()
    })
  })
  return { url, bodies, asked }
}

const ask = async (url: string) =>
  (await postMessages(url, { ...smallRequest, max_tokens: 32_000, stream: true })).text()

async function listedModels(url: string) {
  const { data } = (await (await fetch(`${url}/v1/models`)).json()) as { data: { max_input_tokens: number | null }[] }
  return data.map((listed) => listed.max_input_tokens)
}

it('38: asks for no more output than the model is known to give', async () => {
  const upstream = await startListing({})
  const { url } = await startProxy({ baseUrl: upstream.url, model, models: catalogue() })
  await ask(url)
  expect(upstream.bodies).toMatchObject([{ max_tokens: 7_000 }])
})

it("157: learns at the start what the upstream's own list says, and uses it without being configured again", async () => {
  const upstream = await startListing({ data: [{ id: model, max_completion_tokens: 5_000, context_window: 40_000 }] })
  const { url } = await startProxy({ baseUrl: upstream.url, model, models: catalogue() })
  await expect.poll(() => listedModels(url)).toContain(40_000)
  await ask(url)
  expect(upstream.bodies).toMatchObject([{ max_tokens: 5_000 }])
  const lists = upstream.asked.filter((request) => request.startsWith('/models'))
  expect(lists).toEqual(['/models Bearer upstream-key'])
})

it('learns of an upstream that a request names once it has answered', async () => {
  const upstream = await startListing({ data: [{ id: 'other', max_completion_tokens: 3_000 }] })
  const models = catalogue()
  const connections = [{ id: 'openai', provider: 'openai', baseUrl: upstream.url, keys: [] }]
  const { url } = await startProxy({ provider: 'xai', baseUrl: 'http://127.0.0.1:9', models, connections })
  const askByName = async () =>
    (await postMessages(url, { ...smallRequest, model: 'openai/other', max_tokens: 32_000, stream: true })).text()
  await askByName()
  await expect.poll(() => models.revision()).toBeGreaterThan(0)
  await askByName()
  expect(upstream.bodies.at(-1)).toMatchObject({ max_tokens: 3_000 })
})

it('asks no upstream about its models if that is switched off, or nobody wants to know', async () => {
  const upstream = await startListing({ data: [{ id: model }] })
  const off = await startProxy({ baseUrl: upstream.url, model, models: catalogue(), refresh: false })
  await ask(off.url)
  const without = await startProxy({ baseUrl: upstream.url, model })
  await ask(without.url)
  expect(upstream.asked).toEqual([])
})

it('answers as ever while the list does not come, and where there is none', async () => {
  const upstream = await startUpstream((incoming, response) => {
    if (incoming.method === 'POST') startChatStream(response).finish()
    else if (incoming.url !== '/models') response.destroy()
  })
  const { url } = await startProxy({ baseUrl: upstream.url, model, models: catalogue() })
  expect(await ask(url)).toContain('message_stop')
  expect(await listedModels(url)).toContain(50_000)
})

it('157: warns once of a window that cannot take the prompt of Claude Code', async () => {
  const warnings: string[] = []
  const upstream = await startListing({ data: [{ id: model, max_model_len: 4_096 }] })
  const observer = { warning: (sentence: string) => void warnings.push(sentence) }
  const { url } = await startProxy({ baseUrl: upstream.url, model, models: catalogue(), observer })
  await expect.poll(() => warnings).toHaveLength(1)
  await ask(url)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatch(/^of-unknown-family on OpenAI runs with a window of 4096 tokens; .*\.$/)
})

it('245: gives the known window where an error names none', async () => {
  const upstream = await startUpstream((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: 'too long', code: 'context_length_exceeded' } }))
  })
  const { url } = await startProxy({ baseUrl: upstream.url, model, models: catalogue() })
  const answer = (await (await postMessages(url, smallRequest)).json()) as { error: { message: string } }
  expect(answer.error.message).toContain('> 50000 maximum')
})

it('293: tells clients of the window of a family, where nobody states the one of a model', async () => {
  const { url } = await startProxy({ baseUrl: 'http://127.0.0.1:9/v1', model: 'gpt-4.1-of-ours' })
  expect(await listedModels(url)).toContain(1_047_576)
  const local = await startProxy({ provider: 'ollama', model: 'gpt-oss:20b' })
  expect(new Set(await listedModels(local.url))).toEqual(new Set([null]))
})
