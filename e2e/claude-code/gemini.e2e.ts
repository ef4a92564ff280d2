import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accounts, startFakeGoogle } from '../../src-main/auth/testing/fake-google.ts'
import { geminiApi, retryInfo } from '../upstream/gemini/gemini-api.ts'
import { answer, failure } from '../upstream/scenario.ts'
import { startUpstream, type Upstream } from '../upstream/scripted-upstream.ts'
import { runLongTask } from './long-task.ts'
import { answersInForm, compactsWhenTooLong, waitsAsAsked } from './other-ends.ts'
import { withClient, type Settings } from './with-client.ts'

const key = 'AIza-scripted-gemini'
const startGemini = (model: string) => startUpstream(geminiApi({ model }), { key })

function settingsFor({ baseUrl }: Upstream<unknown>, model: string): Settings {
  return {
    BIG_MODEL_PROVIDER: 'gemini',
    BIG_MODEL_NAME: model,
    BIG_MODEL_API_KEY: key,
    BIG_MODEL_API_BASE: baseUrl,
  }
}

it.concurrent.each(['gemini-3-pro-preview', 'gemini-2.5-flash'])('finishes a long task with %s', async (model) => {
  const upstream = await startGemini(model)
  await runLongTask(upstream, settingsFor(upstream, model), { pictures: true, pdfs: true })
})

it.concurrent('ends other than well, as Google tells of them', async () => {
  const upstream = await startGemini('gemini-3-pro-preview')
  await withClient([upstream], async ({ serve }) => {
    const serving = await serve(settingsFor(upstream, 'gemini-3-pro-preview'))
    const tooLong = 'The input token count (1215000) exceeds the maximum number of tokens allowed (1048576).'
    await compactsWhenTooLong(serving, upstream, failure(400, { message: tooLong }))
    const quota = { message: 'You exceeded your current quota. Please retry in 1s.', details: [retryInfo(1)] }
    await waitsAsAsked(serving, upstream, failure(429, quota))
    await answersInForm(serving, upstream)

    upstream.play([
      { name: 'fails to call', reply: answer({ reasoning: 'Hm.', finishReason: 'MALFORMED_FUNCTION_CALL' }) },
      { name: 'answers', reply: answer({ text: 'Called well.' }) },
    ])
    expect((await serving.ask('Call something')).stdout).toBe('Called well.\n')
  })
})

it('finishes a long task with Gemini on Vertex AI, signed in to Google Cloud', async () => {
  const google = await startFakeGoogle()
  const [model, location, project] = ['gemini-3-pro-preview', 'europe-west4', 'service-project']
  // The first token that the fake gives out.
  const token = 'ya29.token-1-of-google'
  const upstream = await startUpstream(geminiApi({ model, vertex: { project, location } }), { key: token })
  const directory = await mkdtemp(join(tmpdir(), 'freecc-google-'))
  const [subject, credentials] = [join(directory, 'subject'), join(directory, 'credentials.json')]
  await writeFile(subject, 'token-of-the-ci')
  await writeFile(credentials, JSON.stringify(accounts.external(google.url, subject)))
  const settings = {
    BIG_MODEL_PROVIDER: 'vertex',
    BIG_MODEL_NAME: model,
    VERTEX_PROJECT_ID: project,
    VERTEX_LOCATION: location,
    VERTEX_API_BASE: upstream.baseUrl,
    GOOGLE_APPLICATION_CREDENTIALS: credentials,
  }
  await runLongTask(upstream, settings, { pictures: true, pdfs: true })
  await rm(directory, { recursive: true })
  expect(google.issued).toEqual([token])
})
