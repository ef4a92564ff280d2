import { checkGeminiRequest } from '../../../src-main/codecs/gemini/testing/check-gemini-request.ts'
import { checkLeaks } from '../check-leaks.ts'
import type { ErrorReply } from '../scenario.ts'
import { dataEvent, type UpstreamApi } from '../upstream-api.ts'
import { answerBody, answerChunks, type AnswerForm } from './gemini-answer.ts'
import { answeredCalls, mediaOf, userTexts, type GeminiBody } from './gemini-body.ts'
import { IssuedParts } from './issued-parts.ts'

export interface GeminiServer {
  /** The only model that it knows. */
  readonly model: string
  /** Where the models are on Vertex AI; left out: the Gemini API, which wants a key of its own. */
  readonly vertex?: { readonly project: string; readonly location: string }
}

/** Google's `generateContent`, which wants everything that it signed back, part by part and byte for byte. */
export function geminiApi({ model, vertex }: GeminiServer): UpstreamApi<GeminiBody> {
  const issued = new IssuedParts()
  const basePath = vertex === undefined ? '/v1beta' : '/v1'
  const collection =
    vertex === undefined ? '' : `/projects/${vertex.project}/locations/${vertex.location}/publishers/google`
  const method = `${basePath}${collection}/models/${model}`
  const streaming = `${method}:streamGenerateContent?alt=sse`
  return {
    basePath,
    paths: [streaming, `${method}:generateContent`],
    keyHeaders: (key) => (vertex === undefined ? { 'x-goog-api-key': key } : { authorization: `Bearer ${key}` }),
    check: (body) => checkBody(body, { model, isVertex: vertex !== undefined }, issued),
    read: (body, path) => ({
      model,
      isStreamed: path === streaming,
      userTexts: userTexts(body),
      results: new Map(answeredCalls(body).map(([call, response]) => [issued.scriptedId(call), response])),
      media: mediaOf(body),
      tools: (body.tools ?? []).flatMap(({ functionDeclarations }) =>
        functionDeclarations.map(({ name, description = '' }) => ({ name, description })),
      ),
    }),
    encodeAnswer(answer, { body, conversation }, number) {
      const form: AnswerForm = {
        model,
        number,
        showsThoughts: body.generationConfig?.thinkingConfig?.includeThoughts === true,
        givesIds: vertex === undefined && model.startsWith('gemini-3'),
      }
      return conversation.isStreamed
        ? { kind: 'stream', events: answerChunks(answer, form, issued).map(dataEvent) }
        : { kind: 'body', body: answerBody(answer, form, issued) }
    },
    encodeError,
  }
}

function checkBody(
  body: unknown,
  server: { readonly model: string; readonly isVertex: boolean },
  issued: IssuedParts,
): readonly string[] {
  if (body === undefined) return ['the body is not JSON']
  const isKnownSignature = (signature: string) => issued.isKnown(signature)
  const violations = checkGeminiRequest(body, { ...server, isKnownSignature, noJsonSchema: true })
  // Only a body of the right shape can be looked at more closely.
  if (violations.length > 0) return violations
  return [...issued.check(body as GeminiBody), ...checkLeaks(body as GeminiBody)]
}

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

function encodeError({ status, error: { message, details } }: ErrorReply): object {
  return { error: { code: status, message, status: statuses[status], ...(details === undefined ? {} : { details }) } }
}

/** What Google adds to an error that is over after some seconds. */
export function retryInfo(seconds: number): object {
  return { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${seconds}s` }
}
