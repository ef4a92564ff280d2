import { it } from 'vitest'
import { geminiApi } from '../upstream/gemini/gemini-api.ts'
import { startUpstream, type Upstream } from '../upstream/scripted-upstream.ts'
import { runLongTask } from './long-task.ts'
import type { Settings } from './with-client.ts'

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

it.each(['gemini-3-pro-preview', 'gemini-2.5-flash'])('finishes a long task with %s', async (model) => {
  const upstream = await startGemini(model)
  await runLongTask(upstream, settingsFor(upstream, model), { pictures: true, pdfs: true })
})
