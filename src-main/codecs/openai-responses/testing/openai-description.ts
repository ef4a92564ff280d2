import { isObject } from '../../openai-chat/testing/shape.ts'
import { loadOpenAiValidator } from '../../testing/openai-description.ts'

/** Described as required of every item, but of its own output only: requests without them are answered. */
const optional = ['id', 'status', 'annotations', 'logprobs', 'detail', 'summary', 'strict']

/**
 * Checks bodies against OpenAI's description of the Responses API. Its alternatives overlap, so one that fits is enough;
 * in this form it accepts nearly all recorded requests that OpenAI has answered.
 */
export function loadResponsesRequestValidator(): (body: unknown) => string[] {
  return loadOpenAiValidator('CreateResponse', (_key, value) => (isObject(value) ? relax(value) : value))
}

function relax({ oneOf, required, ...schema }: Readonly<Record<string, unknown>>): object {
  return {
    ...schema,
    ...(oneOf === undefined ? {} : { anyOf: oneOf }),
    ...(Array.isArray(required)
      ? { required: required.filter((name) => !optional.includes(String(name))) }
      : required === undefined
        ? {}
        : { required }),
  }
}
