import type { RequestQuirk } from './quirk.ts'

/** GLM sends a tool's arguments in one piece at the end, which looks as if it hung, unless asked (edge case 132). */
export const toolStream: RequestQuirk = (body) =>
  body.stream === true && body.tools !== undefined ? { ...body, tool_stream: true } : body
