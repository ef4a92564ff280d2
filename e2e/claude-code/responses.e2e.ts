import { expect, it } from 'vitest'
import { responsesApi } from '../upstream/responses/responses-api.ts'
import { answer, failure, userSays } from '../upstream/scenario.ts'
import { startUpstream, type Upstream } from '../upstream/scripted-upstream.ts'
import { runLongTask } from './long-task.ts'
import { answersInForm, compactsWhenTooLong, waitsAsAsked } from './other-ends.ts'
import { withClient, type Settings } from './with-client.ts'

const key = 'sk-scripted-responses'

/** A base URL of one's own speaks Chat Completions unless told otherwise. */
function settingsFor({ baseUrl }: Upstream<unknown>, model: string, provider = 'openai'): Settings {
  return {
    BIG_MODEL_PROVIDER: provider,
    BIG_MODEL_NAME: model,
    BIG_MODEL_API: 'responses',
    BIG_MODEL_API_KEY: key,
    BIG_MODEL_API_BASE: baseUrl,
  }
}

it.concurrent.each([
  ['that tells phases apart', 'openai', { model: 'gpt-5.5', dialect: { phases: true } }],
  ['whose arguments come at the end', 'openai', { model: 'o3', argumentsAtEnd: true }],
  ['on Azure', 'azure', { model: 'o4-mini', isAzure: true }],
])('finishes a long task with a model of the Responses API %s', async (_what, provider, server) => {
  const upstream = await startUpstream(responsesApi(server), { key })
  await runLongTask(upstream, settingsFor(upstream, server.model, provider), { pictures: true, pdfs: false })
})

it.concurrent('ends other than well, as OpenAI tells of them', async () => {
  const upstream = await startUpstream(responsesApi({ model: 'gpt-5.5', dialect: { phases: true } }), { key })
  await withClient([upstream], async ({ serve }) => {
    const serving = await serve(settingsFor(upstream, 'gpt-5.5'))
    const tooLong = 'Your input exceeds the context window of this model. Please adjust your input and try again.'
    const code = 'context_length_exceeded'
    await compactsWhenTooLong(
      serving,
      upstream,
      failure(400, { message: tooLong, type: 'invalid_request_error', code }),
    )
    const slowDown = { message: 'Rate limit reached. Please try again in 1.2s.', code: 'rate_limit_exceeded' }
    await waitsAsAsked(serving, upstream, failure(429, slowDown))
    await answersInForm(serving, upstream)

    const refusal = 'I cannot help with that.'
    upstream.play([
      { name: 'refuses', reply: answer({ reasoning: 'Better not.', refusal }) },
      { name: 'is told that it was stopped', when: userSays('stopped by a safety'), reply: answer({ text: 'Sorry.' }) },
    ])
    const { stdout } = await serving.ask('Help me', { arguments: ['--output-format', 'stream-json', '--verbose'] })
    expect(stdout).toContain(refusal)
    expect(stdout).toContain('"result":"Sorry."')
  })
})
