import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { requestedFormat } from '../answer/requested-format.ts'
import { requestedStops } from '../answer/requested-stops.ts'
import type { EncodeContext, EncodedRequest } from '../codec.ts'
import { compact } from '../compact.ts'
import { systemText } from '../conversation/system.ts'
import { reportUnsentFields } from '../conversation/unsent-fields.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { upstreamModel } from '../limits/model-name.ts'
import { outputTokens } from '../limits/output-tokens.ts'
import { encodeSampling } from '../limits/sampling.ts'
import { createLossReport, type LossReport } from '../loss-report.ts'
import { originOf } from '../origin.ts'
import { isOpenAiReasoningModel, knowsPhases } from '../thinking/openai-models.ts'
import { encodeInput } from './input-items.ts'
import { applyQuirks } from './quirks/index.ts'
import { askToGoOn, openPrefill } from './prefill.ts'
import { encodeReasoning, takesThinking } from './reasoning.ts'
import type { ResponsesRequest } from './responses-request.ts'
import { encodeTools } from './tools.ts'

/** Fewer are rejected with a 400 (edge case 54). */
const leastTokens = 16
/** Reasoning is paid from the same budget as the answer; with less a request may end in the middle of a thought. */
const leastReasoningTokens = 1_024

/**
 * Translates a request to OpenAI's Responses API, then into the provider's dialect of it.
 *
 * Never throws, whatever the client sent: what cannot be carried over is in the losses.
 */
export function encodeRequest(request: MessagesRequest, context: EncodeContext): EncodedRequest {
  const losses = createLossReport()
  const model = upstreamModel(context.model)
  const origin = originOf(context)
  const estimatedInputTokens = estimateTokens(request)
  const { fields: tools, names } = encodeTools(request, losses)
  const stopSequences = requestedStops(request.stop_sequences, losses)
  if (stopSequences.length > 0) losses.add('emulated', 'stop_sequences', 'FreeCC itself watches for them.')
  const { reasoning, include } = encodeReasoning(request, model, losses)
  const tokens = outputTokens(request.max_tokens, context, model, estimatedInputTokens, losses)
  const format = requestedFormat(request, losses)
  reportUnsentFields(request, 'The Responses API', losses)
  const standard = compact<ResponsesRequest>({
    model,
    instructions: systemText(request.system, losses) || undefined,
    input: encodeInput(request, { origin, names, losses, knowsPhases: knowsPhases(model), reasoningIds: new Set() }),
    stream: request.stream === true ? true : undefined,
    store: false,
    include,
    max_output_tokens: tokens === undefined ? undefined : enough(tokens, model, losses),
    ...samplingFor(model, request, losses),
    tools: tools.tools,
    tool_choice: tools.tool_choice,
    parallel_tool_calls: tools.parallel_tool_calls,
    reasoning,
    text: format && {
      format: { type: 'json_schema', name: format.name, schema: format.schema, strict: format.isStrict },
    },
    prompt_cache_key: undefined,
    safety_identifier: undefined,
  })
  const prefill = openPrefill(standard)
  if (prefill !== null) losses.add('emulated', 'messages', 'The model is asked to continue what the client began.')
  const complete = prefill === null ? standard : askToGoOn(standard)
  return {
    path: '/responses',
    headers: {},
    body: applyQuirks(complete, { ...context, userId: request.metadata?.user_id ?? null }, losses),
    losses: losses.list(),
    answer: {
      requestedModel: request.model,
      messageId: context.newId('msg'),
      origin,
      toolNames: names.declared,
      stopSequences,
      estimatedInputTokens,
      ...(prefill === null ? {} : { prefill }),
      omitThinking: !takesThinking(request),
      newId: context.newId,
    },
  }
}

function enough(tokens: number, model: string, losses: LossReport): number {
  const least = isOpenAiReasoningModel(model) ? leastReasoningTokens : leastTokens
  if (tokens >= least) return tokens
  losses.add('changed', 'max_tokens', `${tokens} became ${least}, the least that works here.`)
  return least
}

/** Reasoning models reject all but the default (edge case 40). */
function samplingFor(model: string, request: MessagesRequest, losses: LossReport) {
  const sampling = encodeSampling(request, losses)
  if (!isOpenAiReasoningModel(model)) return sampling
  for (const field of ['temperature', 'top_p'] as const) {
    if (sampling[field] !== undefined) losses.add('dropped', field, 'Reasoning models accept their default only.')
  }
  return { temperature: undefined, top_p: undefined }
}
