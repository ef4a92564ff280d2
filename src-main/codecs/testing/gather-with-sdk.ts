import Anthropic from '@anthropic-ai/sdk'

/** The message that Anthropic's official SDK gathers from the text of a stream: it throws where that is not well-formed. */
export function gatherWithSdk(stream: string): Promise<unknown> {
  return sdkAnsweredWith(stream).messages.stream(request).finalMessage()
}

/** The same from the SDK's beta interface, which gathers by code of its own. */
export function gatherWithBetaSdk(stream: string): Promise<unknown> {
  return sdkAnsweredWith(stream).beta.messages.stream(request).finalMessage()
}

const request = { model: 'claude-opus-5-5', max_tokens: 100, messages: [{ role: 'user' as const, content: 'Hi' }] }

function sdkAnsweredWith(stream: string): Anthropic {
  return new Anthropic({
    apiKey: 'none',
    maxRetries: 0,
    fetch: () => Promise.resolve(new Response(stream, { headers: { 'content-type': 'text/event-stream' } })),
  })
}
