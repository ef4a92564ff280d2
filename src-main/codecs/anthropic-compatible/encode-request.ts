import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { requestedSchema } from '../answer/requested-format.ts'
import { requestedStops } from '../answer/requested-stops.ts'
import type { EncodeContext, EncodedRequest } from '../codec.ts'
import { compact } from '../compact.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { createLossReport, type LossReport } from '../loss-report.ts'
import { outputTokens } from '../limits/output-tokens.ts'
import { safeOutputTokens } from '../limits/model-limits.ts'
import { upstreamModel } from '../limits/model-name.ts'
import { originOf } from '../origin.ts'
import { limitCacheMarks } from './cache-marks.ts'
import { reportUnknownFields } from '../conversation/unsent-fields.ts'
import { encodeMessages } from './encode-messages.ts'
import { encodeSystem } from './encode-system.ts'
import { encodeTools } from './encode-tools.ts'
import type { BodyOutputConfig, MessagesBody } from './messages-body.ts'
import { applyQuirks } from './quirks/index.ts'
import { lastEffort } from '../thinking/wish.ts'
import { encodeThinking } from './thinking.ts'

/**
 * Rebuilds a request for another vendor's Messages endpoint from what such endpoints document, then in the vendor's
 * dialect. What only Anthropic knows stays behind: betas, its server tools, the ids of device and account.
 *
 * Never throws, whatever the client sent: what cannot be carried over is in the losses.
 */
export function encodeRequest(request: MessagesRequest, context: EncodeContext): EncodedRequest {
  const losses = createLossReport()
  const model = upstreamModel(context.model)
  const origin = originOf(context)
  const estimatedInputTokens = estimateTokens(request)
  const { tools, choice, names } = encodeTools(request, losses)
  const stops = requestedStops(request.stop_sequences, losses)
  const maxTokens = outputTokens(request.max_tokens, context, model, estimatedInputTokens, losses) ?? safeOutputTokens
  reportUnknownFields(request, "Other vendors' Messages API", losses)
  const isNucleusLeftOut = request.temperature !== undefined && request.top_p !== undefined
  if (isNucleusLeftOut) losses.add('dropped', 'top_p', 'Several servers reject it beside temperature.')
  if (Number(request.temperature) > 1) losses.add('dropped', 'temperature', 'The Messages API knows none above 1.')
  const body = compact<MessagesBody>({
    model,
    max_tokens: maxTokens,
    system: encodeSystem(request.system, losses),
    messages: encodeMessages(request, { origin, names, losses }),
    stream: request.stream === true ? true : undefined,
    tools,
    tool_choice: choice,
    thinking: encodeThinking(request, maxTokens, losses),
    output_config: encodeOutputConfig(request, losses),
    temperature: inRange(request.temperature),
    top_p: isNucleusLeftOut ? undefined : inRange(request.top_p),
    top_k: Number.isInteger(request.top_k) ? request.top_k : undefined,
    stop_sequences: stops.length === 0 ? undefined : stops,
  })
  return {
    path: '/v1/messages',
    headers: { 'anthropic-version': '2023-06-01' },
    body: limitCacheMarks(applyQuirks(body, context, losses), losses),
    losses: losses.list(),
    answer: {
      requestedModel: request.model,
      messageId: context.newId('msg'),
      origin,
      toolNames: names.declared,
      stopSequences: stops,
      estimatedInputTokens,
      omitThinking: !request.thinking || request.thinking.type === 'disabled',
      newId: context.newId,
    },
  }
}

function encodeOutputConfig(request: MessagesRequest, losses: LossReport): BodyOutputConfig | undefined {
  const effort = lastEffort(request)
  const schema = requestedSchema(request, losses)?.schema
  if (effort === undefined && schema === undefined) return undefined
  return compact<BodyOutputConfig>({ effort, format: schema && { type: 'json_schema', schema } })
}

function inRange(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined
}
