import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { goOn } from '../answer/prefill.ts'
import { requestedStops } from '../answer/requested-stops.ts'
import type { EncodeContext, EncodedRequest } from '../codec.ts'
import { present } from '../compact.ts'
import { systemText } from '../conversation/system.ts'
import { reportUnsentFields } from '../conversation/unsent-fields.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { upstreamModel } from '../limits/model-name.ts'
import { outputTokens } from '../limits/output-tokens.ts'
import { createLossReport, type LossReport } from '../loss-report.ts'
import { originOf } from '../origin.ts'
import { encodeContents } from './contents.ts'
import type { GeminiContent, GeminiRequest, GenerationConfig } from './gemini-request.ts'
import { isVertex } from './is-vertex.ts'
import { modelFeatures } from './model-features.ts'
import { encodeOutputFormat } from './output-format.ts'
import { safetySettings } from './safety-settings.ts'
import { encodeSampling } from './sampling.ts'
import { encodeThinking } from './thinking.ts'
import { encodeTools } from './tools.ts'

/** More are rejected; FreeCC itself watches for the others. */
const mostStops = 5

/**
 * Translates a request to Google's `generateContent`, for the Gemini API and for Vertex AI alike.
 *
 * Never throws, whatever the client sent: what cannot be carried over is in the losses.
 */
export function encodeRequest(request: MessagesRequest, context: EncodeContext): EncodedRequest {
  const losses = createLossReport()
  const model = upstreamModel(context.model)
  const features = modelFeatures(model)
  // Servers of others that speak this format know Gemini's own form of schemas only.
  const form = features.takesJsonSchema && context.isOwnHost ? 'json-schema' : 'openapi'
  const estimatedInputTokens = estimateTokens(request)
  const origin = originOf(context)
  const { fields: tools, names } = encodeTools(request, form, losses)
  const sendsIds = !isVertex(context.provider)
  const contents = encodeContents(request, { origin, features, sendsIds, names, losses })
  const prefill = openPrefill(contents)
  if (prefill !== null) losses.add('emulated', 'messages', 'The model is asked to continue what the client began.')
  const stopSequences = requestedStops(request.stop_sequences, losses)
  const thinking = encodeThinking(request, model, losses)
  reportUnsentFields(request, 'Gemini', losses)
  const body: GeminiRequest = {
    ...systemInstruction(request, losses),
    contents: prefill === null ? contents : [...contents, { role: 'user', parts: [{ text: goOn }] }],
    ...tools,
    safetySettings,
    generationConfig: present<GenerationConfig>({
      maxOutputTokens: outputTokens(
        withHeadRoom(request, thinking.headRoom),
        context,
        model,
        estimatedInputTokens,
        losses,
      ),
      ...encodeSampling(request, features.takesSampling, losses),
      stopSequences: upstreamStops(stopSequences, losses),
      ...encodeOutputFormat(request, features, tools.tools !== undefined, form, losses),
      thinkingConfig: thinking.config,
    }),
  }
  return {
    path: modelPath(model, request.stream === true ? 'streamGenerateContent?alt=sse' : 'generateContent'),
    headers: {},
    body,
    losses: losses.list(),
    answer: {
      requestedModel: request.model,
      messageId: context.newId('msg'),
      origin,
      model,
      toolNames: names.declared,
      stopSequences,
      estimatedInputTokens,
      ...(prefill === null ? {} : { prefill }),
      omitThinking: !request.thinking || request.thinking.type === 'disabled',
      newId: context.newId,
    },
  }
}

/** The path of a method of a model, whose name may come with the collection that it is in, as Google lists it. */
export function modelPath(model: string, method: string): string {
  const [, collection = 'models', name = model] = /^(models|tunedModels)\/(.+)$/.exec(model) ?? []
  return `/${collection}/${encodeURIComponent(name)}:${method}`
}

function systemInstruction({ system }: MessagesRequest, losses: LossReport): Pick<GeminiRequest, 'systemInstruction'> {
  const text = systemText(system, losses)
  return text === '' ? {} : { systemInstruction: { parts: [{ text }] } }
}

/** What the client began to say for the model. The newest models reject it, older ones repeat it (edge case 24). */
function openPrefill(contents: readonly GeminiContent[]): string | null {
  const last = contents.at(-1)
  if (last?.role !== 'model') return null
  return last.parts.map((part) => ('text' in part && part.thought !== true ? part.text : '')).join('')
}

function withHeadRoom({ max_tokens: tokens }: MessagesRequest, headRoom: number): unknown {
  return typeof tokens === 'number' ? tokens + headRoom : tokens
}

function upstreamStops(sequences: readonly string[], losses: LossReport): readonly string[] | undefined {
  if (sequences.length > mostStops) {
    losses.add('emulated', 'stop_sequences', `FreeCC itself watches for those beyond the first ${mostStops}.`)
  }
  return sequences.length === 0 ? undefined : sequences.slice(0, mostStops)
}
