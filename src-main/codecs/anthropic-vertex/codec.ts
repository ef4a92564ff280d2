import type { Loss } from '../../../shared/request-log.ts'
import { decodeForeignError } from '../anthropic/foreign-error.ts'
import { overriddenMembers, replaceMembers } from '../anthropic/override-members.ts'
import { spliceBody } from '../anthropic/splice-body.ts'
import { countedFields } from '../anthropic-compatible/count-tokens.ts'
import type { PassthroughCodec } from '../codec.ts'
import { parseJson, readRecord, readText } from '../read-json.ts'
import { knownBetas, lacksBeta, refusedBetas } from './betas.ts'

/** What makes a body one for Vertex AI; the `anthropic-version` header means nothing there (edge case 91). */
const version = '"anthropic_version":"vertex-2023-10-16"'

/**
 * The codec for Claude on Vertex AI: the client's body in Google's frame. The model moves into the path, the version into
 * the body, and betas that are not known there go, with the fields that need them (edge cases 91 and 266).
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai
 */
export const anthropicVertexCodec: PassthroughCodec = {
  kind: 'passthrough',
  wireFormat: 'anthropic-vertex',
  spliceRequest({ body, request, headers }, model, overrides) {
    const betas = knownBetas(headers['anthropic-beta'])
    const isUnknown = (field: string) => lacksBeta(field, betas)
    const method = request.stream === true ? 'streamRawPredict' : 'rawPredict'
    const overridden = overriddenMembers(request, overrides)
    const { isRemoved, added } = replaceMembers(overridden.members)
    const { body: spliced, losses } = spliceBody(body, request, {
      isRemoved: (field) => isFrame(field) || isUnknown(field) || isRemoved?.(field) === true,
      added: added === undefined ? version : `${version},${added}`,
    })
    return {
      path: `/models/${modelInPath(model)}:${method}`,
      headers: betas.length > 0 ? { 'anthropic-beta': betas.join(',') } : {},
      body: spliced,
      losses: [...Object.keys(request).filter(isUnknown).map(unknownField), ...overridden.losses, ...losses],
    }
  },
  /** Each model's counting learns of betas at another time, and needs none; so only what every one takes is sent. */
  spliceCount({ body, request }, model) {
    const { body: spliced, losses } = spliceBody(body, request, {
      model: vertexName(model),
      isRemoved: (field) => !countedFields.includes(field),
      added: version,
    })
    return { path: '/models/count-tokens:rawPredict', headers: {}, body: spliced, losses }
  },
  withoutRefused({ status, body }, asked) {
    const message = readText(readRecord(readRecord(parseJson(body))?.['error'])?.['message'])
    const refused = status === 400 ? refusedBetas(message) : []
    const betas = knownBetas(asked.headers['anthropic-beta'])
    const accepted = betas.filter((beta) => !refused.includes(beta))
    if (accepted.length === betas.length) return null
    return { ...asked, headers: { ...asked.headers, 'anthropic-beta': accepted.join(',') } }
  },
  decodeError: decodeForeignError,
}

function isFrame(field: string): boolean {
  return field === 'model' || field === 'anthropic_version'
}

function modelInPath(model: string): string {
  return encodeURIComponent(vertexName(model)).replaceAll('%40', '@')
}

/** Claude's names have their date behind an `@` there. */
function vertexName(model: string): string {
  return model.replace(/^(claude-.+)-(\d{8})$/, '$1@$2')
}

function unknownField(field: string): Loss {
  return { action: 'dropped', field, reason: 'Claude on Vertex AI does not know the beta that this field belongs to.' }
}
