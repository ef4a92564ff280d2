import { expect, it } from 'vitest'
import { bodyOf, postMessages, smallRequest, startChatStream, startProxy, startUpstream } from './testing/start.ts'

const info = { contextWindow: 50_000, maxOutputTokens: 7_000 }

it('38: asks for no more output than the model is known to give', async () => {
  const bodies: string[] = []
  const upstream = await startUpstream((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      bodies.push(body)
      startChatStream(response).finish()
    })
  })
  const { url } = await startProxy({ baseUrl: upstream.url, model: 'of-unknown-family', modelInfo: () => info })
  await (await postMessages(url, { ...smallRequest, max_tokens: 32_000, stream: true })).text()
  expect(bodies.map((body) => JSON.parse(body) as unknown)).toMatchObject([{ max_tokens: 7_000 }])
})

it('asks about a model when it is configured, not for each request', async () => {
  const upstream = await startUpstream((_, response) => startChatStream(response).finish())
  const asked: string[] = []
  const { url } = await startProxy({
    baseUrl: upstream.url,
    model: 'm',
    modelInfo: (host, model) => {
      asked.push(`${host.provider.id} ${host.baseUrl} ${model}`)
      return undefined
    },
  })
  const before = [...asked]
  expect(new Set(before)).toEqual(new Set([`openai ${upstream.url} m`]))
  await (await postMessages(url, { ...smallRequest, stream: true })).text()
  expect(asked).toEqual(before)
})

it('245: gives the known window where an error names none', async () => {
  const upstream = await startUpstream((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: 'too long', code: 'context_length_exceeded' } }))
  })
  const { url } = await startProxy({ baseUrl: upstream.url, modelInfo: () => info })
  const answer = (await (await postMessages(url, smallRequest)).json()) as { error: { message: string } }
  expect(answer.error.message).toContain('> 50000 maximum')
})
