import type { JsonObject } from '../../json-problem.ts'
import { mapSchema } from './map-schema.ts'
import type { RequestQuirk } from './quirk.ts'

/** Keywords that llama.cpp cannot turn into a grammar at all, or not for the values that Claude Code's tools have. */
const limits = ['pattern', 'format', 'minLength', 'maxLength', 'minItems', 'maxItems']

/**
 * Moves limits of texts and lists from schemas into descriptions: llama.cpp, and what is built on it, makes a grammar of
 * the schemas, and refuses the request where it cannot (edge case 160). Claude Code checks the arguments by itself.
 *
 * @see https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md
 */
export const noValueLimits: RequestQuirk = (body) => {
  const { tools, response_format: format } = body
  return {
    ...body,
    ...(tools && {
      tools: tools.map((tool) => {
        const parameters = mapSchema(tool.function.parameters, describeLimits)
        return { ...tool, function: { ...tool.function, parameters } }
      }),
    }),
    ...(format && {
      response_format: {
        ...format,
        json_schema: { ...format.json_schema, schema: mapSchema(format.json_schema.schema, describeLimits) },
      },
    }),
  }
}

function describeLimits(schema: JsonObject): JsonObject {
  if (!limits.some((keyword) => schema[keyword] !== undefined)) return schema
  const moved = limits.filter((keyword) => schema[keyword] !== undefined)
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !limits.includes(keyword)))
  const note = `(${moved.map((keyword) => `${keyword}: ${String(schema[keyword])}`).join(', ')})`
  const { description } = schema
  return { ...kept, description: typeof description === 'string' ? `${description} ${note}` : note }
}
