import type { PassthroughCodec } from '../codec.ts'
import { decodeForeignError } from './foreign-error.ts'
import { forwardedRequestHeaders } from './headers.ts'
import { overriddenMembers, replaceMembers } from './override-members.ts'
import { spliceBody } from './splice-body.ts'

/** The codec for Claude hosts: of a request nothing is changed but the value of `model`, and what `spliceBody` must. */
export const anthropicCodec: PassthroughCodec = {
  kind: 'passthrough',
  wireFormat: 'anthropic',
  spliceRequest({ body, request, headers, path }, model, overrides) {
    const { members, losses } = overriddenMembers(request, overrides)
    const spliced = spliceBody(body, request, { model, ...replaceMembers(members) })
    return {
      path,
      headers: forwardedRequestHeaders(headers),
      body: spliced.body,
      losses: [...losses, ...spliced.losses],
    }
  },
  spliceCount: (asked, model) => anthropicCodec.spliceRequest(asked, model),
  decodeError: decodeForeignError,
}
