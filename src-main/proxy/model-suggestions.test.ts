import { expect, it } from 'vitest'
import { postMessages, smallRequest, startProxy, startUpstream } from './testing/start.ts'

async function startWithList(list: unknown, status = 200) {
  const listed: (string | undefined)[] = []
  const upstream = await startUpstream((incoming, response) => {
    const isList = incoming.method === 'GET' && incoming.url === '/models'
    if (isList) listed.push(incoming.headers.authorization)
    response.writeHead(isList ? status : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isList ? list : { error: { message: 'No such model', code: 'model_not_found' } }))
  })
  const { url } = await startProxy({ baseUrl: upstream.url, model: 'gpt-4.11' })
  const ask = async () => {
    const response = await postMessages(url, smallRequest)
    const { error } = (await response.json()) as { error: { type: string; message: string } }
    return { status: response.status, ...error }
  }
  return { ask, listed }
}

it('254: names the nearest models of the provider, asked once with its key', async () => {
  const data = ['gpt-4.1', 'whisper-1', 'gpt-4.1-mini', 'gpt-4o', 'text-embedding-3-large'].map((id) => ({ id }))
  const { ask, listed } = await startWithList({ object: 'list', data })
  const answer = await ask()
  expect(answer).toMatchObject({ status: 404, type: 'not_found_error' })
  expect(answer.message).toContain(
    'No such model. The nearest models that OpenAI lists: gpt-4.1, gpt-4o, gpt-4.1-mini.',
  )
  await ask()
  expect(listed).toEqual(['Bearer upstream-key'])
})

it.each([
  ['no list', { error: 'none' }, 404],
  ['an empty list', { data: [] }, 200],
  ['something else', ['text', null, { id: 5 }], 200],
  ['the very model', { data: [{ id: 'gpt-4.11' }] }, 200],
])('254: leaves the error as it is where the provider has %s', async (_, list, status) => {
  const { ask } = await startWithList(list, status)
  const answer = await ask()
  expect(answer).toMatchObject({ status: 404, type: 'not_found_error' })
  expect(answer.message).not.toContain('nearest')
})
