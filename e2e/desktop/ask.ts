import type { UserFolder } from './freecc-app.ts'

interface Question {
  readonly model?: string
  readonly stream?: boolean
}

/** Sends a short question for a tier to the proxy, as Claude Code would. */
export function ask(user: UserFolder, { model = 'claude-opus-5-5', stream = false }: Question = {}): Promise<Response> {
  return fetch(`${user.url}/v1/messages?beta=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${user.token()}`,
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ model, stream, max_tokens: 100, messages: [{ role: 'user', content: 'Say hello.' }] }),
  })
}

/** What a streamed answer says, once it has ended as it should. */
export async function readStreamedText(response: Response): Promise<string> {
  const stream = await response.text()
  if (!stream.includes('event: message_stop')) throw new Error(`The answer was cut off: ${stream}`)
  const deltas = [...stream.matchAll(/"type":"text_delta","text":("(?:[^"\\]|\\.)*")/g)]
  return deltas.map(([, text = '""']) => JSON.parse(text) as string).join('')
}
