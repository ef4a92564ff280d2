import type { UserFolder } from './freecc-app.ts'

/** Sends a short question for a tier to the proxy, as Claude Code would. */
export function ask(user: UserFolder, model = 'claude-opus-5-5'): Promise<Response> {
  return fetch(`${user.url}/v1/messages?beta=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${user.token()}`,
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ model, max_tokens: 100, messages: [{ role: 'user', content: 'Say hello.' }] }),
  })
}
