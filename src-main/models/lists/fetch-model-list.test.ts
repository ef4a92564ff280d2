import { expect, it } from 'vitest'
import { startJsonServer, startServer } from '../testing/start-server.ts'
import { fetchModelList } from './fetch-model-list.ts'

const patience = 5_000

it('157: asks Ollama what its models can do, and with which window they run', async () => {
  const asked: string[] = []
  const origin = await startJsonServer(
    {
      '/v1/models': { data: [{ id: 'gpt-oss:latest' }, { id: 'qwen3:4b' }, { id: 'other:1b' }] },
      '/api/ps': { models: [{ name: 'gpt-oss:latest', context_length: 4_096 }] },
      '/api/show': { capabilities: ['completion', 'tools', 'thinking'], parameters: 'temperature 1\nnum_ctx    8192' },
    },
    (request) => asked.push(request),
  )
  const address = { url: `${origin}/v1/models`, localOrigin: origin, models: ['gpt-oss', 'qwen3:4b'], patience }
  const abilities = { tools: true, images: false, reasoning: true }
  expect(await fetchModelList(address)).toEqual([
    { id: 'gpt-oss:latest', info: { contextWindow: 4_096, ...abilities } },
    { id: 'qwen3:4b', info: { contextWindow: 8_192, ...abilities } },
    { id: 'other:1b', info: {} },
  ])
  expect(asked.filter((request) => request.startsWith('POST'))).toEqual([
    'POST /api/show {"model":"gpt-oss"}',
    'POST /api/show {"model":"qwen3:4b"}',
  ])
})

it('157: takes the window of one slot of llama.cpp', async () => {
  const origin = await startJsonServer({
    '/v1/models': { data: [{ id: 'gguf', meta: { n_ctx: 65_536, n_ctx_train: 131_072 } }] },
    '/props': { default_generation_settings: { n_ctx: 16_384 }, modalities: { vision: true } },
  })
  expect(await fetchModelList({ url: `${origin}/v1/models`, localOrigin: origin, patience })).toEqual([
    { id: 'gguf', info: { contextWindow: 16_384, images: true } },
  ])
})

it('asks a hosted provider for its list only, with the key', async () => {
  const asked: string[] = []
  const origin = await startServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization}`)
    response.end('{"data":[{"id":"m","context_length":9000}]}')
  })
  const headers = { authorization: 'Bearer key' }
  const listed = await fetchModelList({ url: `${origin}/models`, localOrigin: null, headers, models: ['m'], patience })
  expect(listed).toEqual([{ id: 'm', info: { contextWindow: 9_000 } }])
  expect(asked).toEqual(['GET /models Bearer key'])
})

it('knows no list where there is none, and follows no redirect', async () => {
  const origin = await startServer((incoming, response) => {
    if (incoming.url === '/moved') response.writeHead(302, { location: '/list' }).end()
    else if (incoming.url === '/list') response.end('{"data":[{"id":"m"}]}')
    else response.writeHead(401).end('{"data":[{"id":"m"}]}')
  })
  const list = (url: string | null) => fetchModelList({ url, localOrigin: null, patience })
  expect(await list(`${origin}/list`)).toHaveLength(1)
  expect(await list(`${origin}/moved`)).toBeNull()
  expect(await list(`${origin}/elsewhere`)).toBeNull()
  expect(await list('http://127.0.0.1:9/models')).toBeNull()
  expect(await list(null)).toBeNull()
})

it('waits no longer than it may', async () => {
  const origin = await startServer((_, response) => void response.write('{"data":['))
  expect(await fetchModelList({ url: `${origin}/models`, localOrigin: origin, patience: 50 })).toBeNull()
})
