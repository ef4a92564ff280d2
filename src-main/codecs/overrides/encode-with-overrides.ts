import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import type { EncodeContext, EncodedRequest, TranslatingCodec } from '../codec.ts'
import { createLossReport } from '../loss-report.ts'
import { mergeParameters } from './merge-parameters.ts'
import { overrideRequest, yourSetting } from './override-request.ts'

/**
 * Translates a request with the user's settings for the route, whatever the wire format. What the model cannot take of
 * them is told by the codec, as it would be of the client's wishes; parameters go as they are, the last word of all.
 */
export function encodeWithOverrides(
  codec: TranslatingCodec,
  request: MessagesRequest,
  context: EncodeContext,
  overrides: RouteOverrides,
): EncodedRequest {
  const { parameters = {}, maxOutputTokens } = overrides
  const losses = createLossReport()
  const overridden = overrideRequest(request, overrides, losses)
  const encoded = codec.encodeRequest(overridden, {
    ...context,
    // The user knows better than a catalogue how much the model puts out.
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  })
  const names = Object.keys(parameters)
  for (const name of names) losses.add('changed', name, yourSetting('an extra parameter'))
  return {
    ...encoded,
    body: names.length === 0 ? encoded.body : mergeParameters(encoded.body, parameters),
    losses: [...losses.list(), ...encoded.losses],
    answer: overridden === request ? encoded.answer : { ...encoded.answer, ...hiddenThinking(request) },
  }
}

/** A client that asked for no thinking is shown none, however much of it the user wants. */
function hiddenThinking({ thinking }: MessagesRequest): Pick<EncodedRequest['answer'], 'omitThinking'> {
  return thinking == null || thinking.type === 'disabled' ? { omitThinking: true } : {}
}
