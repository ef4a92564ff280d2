import { checkReplay } from '../../../src-main/codecs/openai-responses/testing/check-replay.ts'
import { checkResponsesRequest } from '../../../src-main/codecs/openai-responses/testing/check-responses-request.ts'
import type { ResponsesDialect } from '../../../src-main/codecs/openai-responses/testing/responses-dialect.ts'
import { checkLeaks } from '../check-leaks.ts'
import type { Answer } from '../scenario.ts'
import type { Asked, EncodedAnswer, UpstreamApi } from '../upstream-api.ts'
import { answerEvents, completeResponse } from './answer-events.ts'
import { outputItems } from './output-items.ts'
import { mediaOf, outputs, userTexts, type ResponsesBody } from './responses-body.ts'

export interface ResponsesServer {
  /** The only model that it knows. */
  readonly model: string
  /** What it takes beyond what every server does. */
  readonly dialect?: ResponsesDialect
  /** Arguments of calls come in no deltas. */
  readonly argumentsAtEnd?: boolean
  /** A resource on Azure, which has its own path and header. */
  readonly isAzure?: boolean
}

/** OpenAI's Responses API, which stores nothing and wants all that it thought back, item by item, where it was. */
export function responsesApi(server: ResponsesServer): UpstreamApi<ResponsesBody> {
  const { model, dialect, argumentsAtEnd = false, isAzure = false } = server
  const basePath = isAzure ? '/openai/v1' : '/v1'
  const issued: Readonly<Record<string, unknown>>[][] = []

  function encodeAnswer(answer: Answer, { body }: Asked<ResponsesBody>, number: number): EncodedAnswer {
    const identity = { id: `resp_scripted${number}`, model, created_at: Math.floor(Date.now() / 1000) }
    const output = outputItems(answer, body)
    issued.push(output.map((item) => ({ ...item })))
    if (body.stream !== true) return { kind: 'body', body: completeResponse(answer, output, identity) }
    return { kind: 'stream', events: answerEvents(answer, output, identity, { argumentsAtEnd }).map(namedEvent) }
  }

  return {
    basePath,
    paths: [`${basePath}/responses`],
    keyHeaders: (key) => (isAzure ? { 'api-key': key } : { authorization: `Bearer ${key}` }),
    check(body) {
      if (body === undefined) return ['the body is not JSON']
      const violations = checkResponsesRequest(body, dialect)
      // Only a body of the right shape can be looked at more closely.
      if (violations.length > 0) return violations
      const responses = body as ResponsesBody
      return [
        ...(responses.model === model ? [] : [`the model ${responses.model} does not exist here`]),
        ...checkReplay(responses.input, issued),
        ...checkLeaks(responses),
      ]
    },
    read: (body) => ({
      model: body.model,
      isStreamed: body.stream === true,
      userTexts: userTexts(body),
      results: outputs(body),
      media: mediaOf(body),
      tools: (body.tools ?? []).map(({ name, description = '' }) => ({ name, description })),
    }),
    encodeAnswer,
    encodeError: ({ error: { details: _, ...error } }) => ({
      error: { type: null, param: null, code: null, ...error },
    }),
  }
}

/** OpenAI names each event twice. */
function namedEvent(event: object): string {
  const name = 'type' in event ? String(event.type) : ''
  return `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`
}
