import type { ChatTool } from '../chat-request.ts'
import type { RequestQuirk } from './quirk.ts'

/** Leaves `strict` out, for servers that do not know it or whose subset of JSON Schema is another than OpenAI's. */
export const plainTools: RequestQuirk = (body) =>
  body.tools === undefined ? body : { ...body, tools: body.tools.map(plain) }

function plain(tool: ChatTool): ChatTool {
  const { strict: _strict, ...others } = tool.function
  return { type: 'function', function: others }
}
