import { describe, expect, it, onTestFinished } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { estimateTokens } from '../../codecs/estimate-tokens.ts'
import { capturedRequests, hasRecordings, interactions, recordings } from '../../testing/recordings.ts'
import { encodingOf } from './encoding-of.ts'
import { createPromptCounter } from './prompt-counter.ts'

function startCounter() {
  const counter = createPromptCounter()
  onTestFinished(() => counter.close())
  return counter
}

describe.skipIf(!hasRecordings)('counts beside what providers counted', () => {
  it("237: are right for text with OpenAI's models", async () => {
    const counter = startCounter()
    const own = textRequests().filter(({ provider, model }) => provider === 'openai' && encodingOf(model).isOwn)
    expect(own.length).toBeGreaterThanOrEqual(5)
    for (const { request, provider, model, counted } of own) {
      const ratio = (await counter.count(request, { provider, model }, 20_000)) / counted
      expect(ratio, `${model}: ${counted}`).toBeGreaterThan(0.99)
      expect(ratio, `${model}: ${counted}`).toBeLessThan(1.06)
    }
  })

  it('237: are near for text with other models, and more often above than below', async () => {
    const counter = startCounter()
    const ratios: number[] = []
    for (const { request, provider, model, counted } of textRequests()) {
      if (encodingOf(model).isOwn) continue
      const ratio = (await counter.count(request, { provider, model }, 20_000)) / counted
      expect(ratio, `${provider}/${model}: ${counted}`).toBeGreaterThan(0.84)
      expect(ratio, `${provider}/${model}: ${counted}`).toBeLessThan(1.35)
      ratios.push(ratio)
    }
    expect(ratios.length).toBeGreaterThan(15)
    const high = ratios.filter((ratio) => ratio >= 1).length
    expect(high / ratios.length).toBeGreaterThan(0.9)
  })

  it('235: stay near the estimate for everything Claude Code sends', async () => {
    const counter = startCounter()
    for (const { name, body } of capturedRequests()) {
      const request = body as MessagesRequest
      const ratio =
        (await counter.count(request, { provider: 'openai', model: 'gpt-5.5' }, 20_000)) / estimateTokens(request)
      expect(ratio, name).toBeGreaterThan(0.8)
      expect(ratio, name).toBeLessThan(1)
    }
  })
})

interface CountedRequest {
  readonly request: MessagesRequest
  readonly provider: string
  readonly model: string
  readonly counted: number
}

/** Recorded Chat Completions of some size that hold text alone, with the prompt tokens in the answer's usage. */
function textRequests(): readonly CountedRequest[] {
  return recordings('openai-chat').flatMap((recording) =>
    interactions(recording).flatMap(({ request: { body }, response }) => {
      const { model = '', messages = [], ...fields } = (body ?? {}) as ChatRequest
      const counted = promptTokens(response.text ?? JSON.stringify(response.json ?? null))
      const isPlain = !Object.keys(fields).some((field) => addingFields.test(field)) && !/compound/.test(model)
      if (!isPlain || counted < 200 || !messages.every(isText)) return []
      const turns = messages.map(({ role, content }) => ({ role: role === 'developer' ? 'system' : role, content }))
      const request = { model, messages: turns } as MessagesRequest
      return [{ request, provider: recording.provider, model, counted }]
    }),
  )
}

interface ChatRequest {
  readonly model?: string
  readonly messages?: readonly ChatMessage[]
}

interface ChatMessage {
  readonly role: string
  readonly content?: unknown
  readonly tool_calls?: unknown
}

/** With these, and in systems of several models, providers count what the request does not show. */
const addingFields = /^(tools|functions|plugins|models|response_format|web_search_options)$/

function isText({ role, content, tool_calls: calls }: ChatMessage): boolean {
  if (role === 'tool' || calls !== undefined) return false
  return typeof content === 'string' || (Array.isArray(content) && content.every((part) => isTextPart(part)))
}

/** From an answer, whole or streamed. */
function promptTokens(answer: string): number {
  return Math.max(0, ...[...answer.matchAll(/"prompt_tokens":\s*(\d+)/g)].map(([, digits]) => Number(digits)))
}

function isTextPart(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'type' in part && part.type === 'text'
}
