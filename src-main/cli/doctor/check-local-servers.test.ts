import { expect, it } from 'vitest'
import { findLocalServers, localCandidates } from '../../models/find-local-servers.ts'
import { startJsonServer } from '../../models/testing/start-server.ts'
import { checkLocalServers } from './check-local-servers.ts'

const startServer = async (answers: Readonly<Record<string, unknown>>) => `${await startJsonServer(answers)}/v1`
const check = (name: string, baseUrl: string) =>
  checkLocalServers(() => findLocalServers([{ provider: 'jan', name, baseUrl }]))
const list = { data: [{ id: 'small' }, { id: 'large' }] }

it.each<[string, Record<string, unknown>]>([
  ['Ollama', { '/v1/models': list, '/api/ps': { models: [{ name: 'small', context_length: 4096 }] } }],
  [
    'LM Studio',
    {
      '/v1/models': list,
      '/api/v0/models': { data: [{ id: 'small', loaded_context_length: 4096 }, { id: 'large' }] },
    },
  ],
  [
    'vLLM',
    {
      '/v1/models': {
        data: [
          { id: 'small', max_model_len: 4096 },
          { id: 'large', max_model_len: 131072 },
        ],
      },
    },
  ],
])('157: warns of a window on %s that is smaller than the prompt', async (name, answers) => {
  const findings = await check(name, await startServer(answers))
  expect(findings.map(({ state }) => state)).toEqual(['ok', 'warning'])
  expect(findings[0]?.text).toContain(`${name} runs at http://127.0.0.1:`)
  expect(findings[1]?.text).toContain(`small on ${name} runs with a window of 4096 tokens`)
})

it('157: takes the window of llama.cpp for its model', async () => {
  const props = { default_generation_settings: { n_ctx: 8192 } }
  const findings = await check(
    'llama.cpp',
    await startServer({ '/v1/models': { data: [{ id: 'gguf' }] }, '/props': props }),
  )
  expect(findings[1]?.text).toContain('gguf on llama.cpp runs with a window of 8192 tokens')
})

it('says nothing of a window that is large enough, or not known', async () => {
  const data = [{ id: 'large', max_model_len: 131_072 }, { id: 'unknown' }]
  const findings = await check('vLLM', await startServer({ '/v1/models': { data } }))
  expect(findings.map(({ state }) => state)).toEqual(['ok'])
})

it('finds no server where another program or nothing listens', async () => {
  expect(await check('Jan', await startServer({ '/v1/models': { hello: 'world' } }))).toEqual([])
  expect(await check('Jan', await startServer({}))).toEqual([])
  expect(await check('Jan', 'http://127.0.0.1:9/v1')).toEqual([])
})

it('asks a port once that servers share', async () => {
  const baseUrl = await startServer({ '/v1/models': list })
  const found = await findLocalServers([
    { provider: 'llama-cpp', name: 'llama.cpp', baseUrl },
    { provider: 'llamafile', name: 'llamafile', baseUrl },
  ])
  expect(found).toMatchObject([{ provider: 'llama-cpp', name: 'llama.cpp or llamafile' }])
})

it('looks for every local server of the catalogue, on this machine only', () => {
  expect(localCandidates.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Ollama', 'LM Studio', 'llama.cpp', 'vLLM', 'llamafile', 'Jan', 'Lemonade', 'Xinference']),
  )
  for (const { baseUrl } of localCandidates) expect(new URL(baseUrl).hostname).toBe('127.0.0.1')
})
