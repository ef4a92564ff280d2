import { it } from 'vitest'
import { responsesApi } from '../upstream/responses/responses-api.ts'
import { startUpstream, type Upstream } from '../upstream/scripted-upstream.ts'
import { runLongTask } from './long-task.ts'
import type { Settings } from './with-client.ts'

const key = 'sk-scripted-responses'

/** A base URL of one's own speaks Chat Completions unless told otherwise. */
function settingsFor({ baseUrl }: Upstream<unknown>, model: string): Settings {
  return {
    BIG_MODEL_PROVIDER: 'openai',
    BIG_MODEL_NAME: model,
    BIG_MODEL_API: 'responses',
    BIG_MODEL_API_KEY: key,
    BIG_MODEL_API_BASE: baseUrl,
  }
}

it.each([
  ['that tells phases apart', { model: 'gpt-5.5', dialect: { phases: true } }],
  ['whose arguments come at the end', { model: 'o3', argumentsAtEnd: true }],
])('finishes a long task with a model of the Responses API %s', async (_what, server) => {
  const upstream = await startUpstream(responsesApi(server), { key })
  await runLongTask(upstream, settingsFor(upstream, server.model), { pictures: true, pdfs: false })
})
