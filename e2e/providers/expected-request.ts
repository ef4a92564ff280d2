import { agentRequest, agentTurns } from '../../src-main/codecs/openai-chat/testing/agent-request.ts'
import { dialectOf } from '../../src-main/codecs/openai-chat/testing/dialects.ts'
import type { ExpectedRequest } from '../upstream/any-host.ts'
import { formatOf, type EndpointCase } from './endpoint-cases.ts'
import type { ProvenFormat } from './formats.ts'

/** What is meant for Anthropic or FreeCC alone, and what would tell one user from another (edge cases 1, 45, 69, 265). */
const notTheirs = /client-secret|x-anthropic-billing-header|user_1_session_2|0f9c8b7a-1111|context_management/

/** A model that is called by the same name on both sides. */
export function modelFor(given: EndpointCase): string {
  return provenFormat(given).model(given.provider.id)
}

/** What Claude Code sends in the middle of a session with this provider: tools, results, pictures and thinking. */
export function sessionWith({ provider }: EndpointCase): object {
  const { thinkingParts } = dialectOf(provider.id)
  return agentRequest(agentTurns(provider.id, thinkingParts ? 'content' : 'reasoning_content'))
}

/** The request that the row documents, and an answer of its API's form. */
export function expectedRequest(given: EndpointCase): ExpectedRequest {
  const { provider, baseUrl, key } = given
  const format = provenFormat(given)
  const model = modelFor(given)
  return {
    url: baseUrl + format.path(model),
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...format.headers(provider.id),
      ...(key === null ? {} : { ...keyHeader(given, key), ...ownHeaders(given, key) }),
    },
    check: (body) => [
      ...format.check(body, provider.id, model),
      ...(notTheirs.exec(JSON.stringify(body)) ?? []).map((found) => `the body holds ${found}`),
    ],
    answer: (response, body) => format.answer(response, body, model),
  }
}

function provenFormat({ endpoint }: EndpointCase): ProvenFormat {
  const format = formatOf(endpoint)
  if (format === undefined) throw new Error(`Nothing is known of ${endpoint.wireFormat}.`)
  return format
}

/** A kind of authentication that is none of the two usual words is the name of a header. */
function keyHeader({ endpoint: { authentication } }: EndpointCase, key: string): Record<string, string> {
  if (authentication === 'none') return {}
  return authentication === 'bearer' ? { authorization: `Bearer ${key}` } : { [authentication]: key }
}

function ownHeaders({ provider }: EndpointCase, key: string): Record<string, string> {
  const headers = Object.entries(provider.headers)
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value.replace('{key}', key)]))
}
