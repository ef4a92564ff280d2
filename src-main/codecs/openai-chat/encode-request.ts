import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { EncodeContext, EncodedRequest } from '../codec.ts'
import { compact } from '../compact.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import { createLossReport } from '../loss-report.ts'
import type { OpenAiRequest } from './chat-request.ts'
import { outputTokens } from '../limits/output-tokens.ts'
import { encodeMessages } from './messages.ts'
import { upstreamModel } from '../limits/model-name.ts'
import { originOf } from '../origin.ts'
import { encodeOutputFormat } from './output-format.ts'
import { applyQuirks } from './quirks/index.ts'
import { requestHeaders } from './quirks/header-quirks.ts'
import { askToGoOn, openPrefill } from './quirks/prefill.ts'
import { encodeSampling } from '../limits/sampling.ts'
import { encodeStops } from './stop-sequences.ts'
import { thinkingWish } from '../thinking/wish.ts'
import { reasoningEffort, reportUnheardWish } from './thinking.ts'
import { encodeTools } from './tools.ts'
import { reportUnsentFields } from '../conversation/unsent-fields.ts'

/**
 * Translates a request to Chat Completions as OpenAI understands it, then into the provider's dialect of it.
 *
 * Never throws, whatever the client sent: what cannot be carried over is in the losses.
 */
export function encodeRequest(request: MessagesRequest, context: EncodeContext): EncodedRequest {
  const losses = createLossReport()
  const model = upstreamModel(context.model)
  const origin = originOf(context)
  const estimatedInputTokens = estimateTokens(request)
  const isStream = request.stream === true
  const { fields: tools, names } = encodeTools(request, losses)
  const { stop, all: stopSequences } = encodeStops(request.stop_sequences, losses)
  const wish = thinkingWish(request, losses)
  reportUnsentFields(request, 'Chat Completions', losses)
  const standard = compact<OpenAiRequest>({
    model,
    messages: encodeMessages(request, { origin, names, losses }),
    stream: isStream ? true : undefined,
    // Without it the client never learns how full its context is (edge case 48).
    stream_options: isStream ? { include_usage: true } : undefined,
    max_tokens: outputTokens(request.max_tokens, context, model, estimatedInputTokens, losses),
    max_completion_tokens: undefined,
    ...encodeSampling(request, losses),
    stop,
    tools: tools.tools,
    tool_choice: tools.tool_choice,
    parallel_tool_calls: tools.parallel_tool_calls,
    reasoning_effort: reasoningEffort(wish, model, losses),
    response_format: encodeOutputFormat(request, losses),
    prompt_cache_key: undefined,
  })
  const dialect = applyQuirks(standard, { ...context, thinkingWish: wish }, losses)
  const prefill = openPrefill(dialect)
  if (prefill !== null) losses.add('emulated', 'messages', 'The model is asked to continue what the client began.')
  const body = prefill === null ? dialect : askToGoOn(dialect)
  reportUnheardWish(wish, body, losses)
  return {
    path: '/chat/completions',
    headers: requestHeaders(body, context),
    body,
    losses: losses.list(),
    answer: {
      requestedModel: request.model,
      messageId: context.newId('msg'),
      origin,
      toolNames: names.declared,
      toolSchemas: new Map(body.tools?.map(({ function: { name, parameters } }) => [name, parameters])),
      stopSequences,
      estimatedInputTokens,
      quirks: context.provider.quirks,
      ...(prefill === null ? {} : { prefill }),
      hasSchema: standard.response_format !== undefined,
      omitThinking: !request.thinking || request.thinking.type === 'disabled',
      newId: context.newId,
    },
  }
}
