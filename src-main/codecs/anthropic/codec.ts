import type { PassthroughCodec } from '../codec.ts'
import { forwardedRequestHeaders } from './headers.ts'
import { spliceBody } from './splice-body.ts'

/** The codec for Claude hosts: of a request nothing is changed but the value of `model`, and what `spliceBody` must. */
export const anthropicCodec: PassthroughCodec = {
  kind: 'passthrough',
  wireFormat: 'anthropic',
  spliceRequest: ({ body, request, headers, path }, model) => ({
    path,
    headers: forwardedRequestHeaders(headers),
    ...spliceBody(body, request, { model }),
  }),
  spliceCount: (asked, model) => anthropicCodec.spliceRequest(asked, model),
}
