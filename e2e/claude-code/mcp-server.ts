import { createInterface } from 'node:readline'

/** A server of the Model Context Protocol over stdio with one tool, which says what it was given. */
const [, , toolName = 'echo'] = process.argv

interface Call {
  readonly id?: number
  readonly method: string
  readonly params?: { readonly arguments?: { readonly word?: string }; readonly protocolVersion?: string }
}

function resultOf({ method, params }: Call): object | null {
  switch (method) {
    case 'initialize': {
      const serverInfo = { name: 'echo', version: '1.0.0' }
      return { protocolVersion: params?.protocolVersion, capabilities: { tools: {} }, serverInfo }
    }
    case 'tools/list': {
      const inputSchema = { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] }
      return { tools: [{ name: toolName, description: 'Repeats a word.', inputSchema }] }
    }
    case 'tools/call':
      return { content: [{ type: 'text', text: `The word was ${params?.arguments?.word}.` }] }
    default:
      return null
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Call
  if (request.id === undefined) continue
  const result = resultOf(request)
  const answer = result ? { result } : { error: { code: -32601, message: `No method ${request.method}` } }
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: request.id, ...answer })}\n`)
}
