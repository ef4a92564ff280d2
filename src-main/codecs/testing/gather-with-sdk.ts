import Anthropic from '@anthropic-ai/sdk'

/** The message that Anthropic's official SDK gathers from the text of a stream: it throws where that is not well-formed. */
export function gatherWithSdk(stream: string): Promise<unknown> {
  const client = new Anthropic({
    apiKey: 'none',
    maxRetries: 0,
    fetch: () => Promise.resolve(new Response(stream, { headers: { 'content-type': 'text/event-stream' } })),
  })
  const body = { model: 'claude-opus-5-5', max_tokens: 100, messages: [{ role: 'user' as const, content: 'Hi' }] }
  return client.messages.stream(body).finalMessage()
}
