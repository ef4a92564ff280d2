import type { TokenCounting } from '../codec.ts'
import { present } from '../compact.ts'
import { upstreamModel } from '../limits/model-name.ts'
import { readRecord } from '../read-json.ts'
import { asTokenCount } from '../token-count.ts'
import { encodeRequest, modelPath } from './encode-request.ts'
import type { GeminiRequest } from './gemini-request.ts'
import { isVertex } from './is-vertex.ts'

/**
 * How both of Google's APIs count a prompt. The Gemini API wants the whole request in a field of its own, Vertex AI the
 * parts that count.
 *
 * @see https://ai.google.dev/api/tokens
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/count-tokens
 */
export const countTokens: TokenCounting = {
  encode(request, context) {
    const model = upstreamModel(context.model)
    const { systemInstruction, contents, tools } = encodeRequest(request, context).body as GeminiRequest
    const prompt = present<GeminiRequest>({ systemInstruction, contents, tools })
    const name = /^(models|tunedModels)\//.test(model) ? model : `models/${model}`
    return {
      path: modelPath(model, 'countTokens'),
      headers: {},
      body: isVertex(context.provider) ? prompt : { generateContentRequest: { model: name, ...prompt } },
    }
  },
  read: (body) => asTokenCount(readRecord(body)?.['totalTokens']),
}
