import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContentBlock, MessagesRequest } from '../../shared/anthropic/messages.ts'
import { capturedRequests, hasRecordings, interactions, recordings } from '../testing/recordings.ts'
import { estimateTokens } from './estimate-tokens.ts'

const user = (...content: readonly ContentBlock[]): MessagesRequest => ({
  model: 'claude-opus-5-5',
  messages: [{ role: 'user', content }],
})
const text = (value: string): ContentBlock => ({ type: 'text', text: value })
const nothing = estimateTokens(user(text('')))

/** Tokens of these blocks alone. */
const weight = (...content: readonly ContentBlock[]) => estimateTokens(user(...content)) - nothing

describe('estimateTokens', () => {
  it('236: counts system, tools with schemas, tool inputs, tool results and thinking', () => {
    const long = 'Read the whole file before you change it. '.repeat(100)
    const plain = user(text('hi'))
    const ways: readonly MessagesRequest[] = [
      { ...plain, system: long },
      { ...plain, system: [{ type: 'text', text: long }] },
      { ...plain, tools: [{ name: 'Read', description: long, input_schema: { type: 'object' } }] },
      { ...plain, tools: [{ name: 'Read', input_schema: { properties: { path: { description: long } } } }] },
      { ...plain, output_config: { format: { type: 'json_schema', schema: { description: long } } } },
      user(text(long)),
      user({ type: 'tool_use', id: 'toolu_1', name: 'Write', input: { content: long } }),
      user({ type: 'tool_result', tool_use_id: 'toolu_1', content: long }),
      user({ type: 'tool_result', tool_use_id: 'toolu_1', content: [text(long)] }),
      user({ type: 'thinking', thinking: long, signature: 'EqQB' }),
      user({ type: 'document', source: { type: 'text', data: long } }),
      user({ type: 'document', source: { type: 'content', content: [text(long)] } }),
    ]
    for (const request of ways) expect(estimateTokens(request) - estimateTokens(plain)).toBeGreaterThan(900)
  })

  it('236: counts an image by its pixels, up to a cap, and not by its bytes', () => {
    const pixel = png(200, 150)
    expect(weight(image(pixel))).toBeCloseTo(40, -1)
    expect(weight(image(pixel + 'A'.repeat(200_000)))).toBe(weight(image(pixel)))
    expect(weight(image(png(8000, 8000)))).toBeLessThan(1700)
    expect(weight({ type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } })).toBeGreaterThan(1500)
    expect(weight({ type: 'tool_result', tool_use_id: 'toolu_1', content: [image(pixel)] })).toBeLessThan(70)
  })

  it('236: counts a PDF by its size', () => {
    const pdf = (length: number): ContentBlock => ({
      type: 'document',
      source: { type: 'base64', media_type: 'application/pdf', data: 'A'.repeat(length) },
    })
    expect(weight(pdf(20_000))).toBeGreaterThan(1500)
    expect(weight(pdf(400_000))).toBeCloseTo(10_000, -2)
  })

  it('236: counts thinking that is only present in encrypted form', () => {
    expect(weight({ type: 'thinking', thinking: '', signature: 'A'.repeat(6000) })).toBeCloseTo(1000, -2)
    expect(weight({ type: 'redacted_thinking', data: 'A'.repeat(6000) })).toBeCloseTo(1000, -2)
    const open = weight({ type: 'thinking', thinking: 'Let me see.', signature: '' })
    expect(weight({ type: 'thinking', thinking: 'Let me see.', signature: 'A'.repeat(6000) })).toBe(open)
  })

  it('237: counts Chinese by the character', () => {
    const characters = '把这个文件读完再改。'.repeat(100)
    expect(weight(text(characters))).toBeGreaterThan(characters.length)
  })

  it('238: never answers nothing', () => {
    expect(nothing).toBeGreaterThan(1)
  })

  it('does not count cache markers', () => {
    const marked: ContentBlock = { type: 'text', text: 'hi', cache_control: { type: 'ephemeral', ttl: '1h' } }
    expect(weight(marked)).toBe(weight(text('hi')))
  })

  it('samples long texts without losing their size', () => {
    const sentence = 'The quick brown fox, aged 7, jumps over 13 lazy dogs; `fox.jump(13)` returns true.\n'
    const whole = sentence.split('\n').join(' ')
    const expected = weight(text(whole)) * 500
    expect(weight(text(whole.repeat(500))) / expected).toBeCloseTo(1, 1)
  })

  it('takes 200,000 nested arrays', () => {
    let input: unknown = 'core'
    for (let depth = 0; depth < 200_000; depth += 1) input = [input]
    expect(weight({ type: 'tool_use', id: 'toolu_1', name: 'Nest', input })).toBeGreaterThan(0)
  })

  it('gives a positive whole number for anything at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (system, messages, tools) => {
        const request = { model: 'm', system, messages, tools } as unknown as MessagesRequest
        const tokens = estimateTokens(request)
        expect(Number.isSafeInteger(tokens) && tokens > 0).toBe(true)
      }),
    )
  })
})

describe.skipIf(!hasRecordings)('estimateTokens beside what Anthropic counted', () => {
  it('237: is near it for recorded requests, and more often above than below', () => {
    const ratios = countedRequests().map(({ request, counted }) => estimateTokens(request) / counted)
    expect(ratios.length).toBeGreaterThan(80)
    expect(Math.min(...ratios)).toBeGreaterThan(0.8)
    expect(Math.max(...ratios)).toBeLessThan(1.7)
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
    expect(mean).toBeGreaterThan(1.02)
    expect(mean).toBeLessThan(1.2)
  })

  it('235: gives a plausible count for everything Claude Code sends', () => {
    for (const { name, body } of capturedRequests()) {
      const characters = JSON.stringify(body).length
      const tokens = estimateTokens(body as MessagesRequest)
      expect(characters / tokens, name).toBeGreaterThan(1.3)
      expect(characters / tokens, name).toBeLessThan(5.5)
    }
  })
})

/**
 * Requests of some size with the input tokens that Anthropic reported; without those in which it added what is not in
 * the request (server tools, fetched media) or whose media the recording has shortened.
 */
function countedRequests(): readonly { request: MessagesRequest; counted: number }[] {
  const all = [...recordings('anthropic-messages'), ...recordings('anthropic-count-tokens')].flatMap(interactions)
  return all.flatMap(({ request, response }) => {
    const body = request.body
    const counted = countedTokens(response.json)
    if (!request.uri.includes('anthropic.com/v1/messages') || typeof body !== 'object' || counted < 300) return []
    const asText = JSON.stringify(body)
    if (/TRUNCATED|"url"|mcp_servers|file_id/.test(asText)) return []
    const messages = body as MessagesRequest
    if (messages.tools?.some((tool) => tool.input_schema === undefined)) return []
    return [{ request: messages, counted }]
  })
}

function countedTokens(answer: unknown): number {
  const { input_tokens, usage } = (answer ?? {}) as { input_tokens?: number; usage?: Record<string, number> }
  const {
    input_tokens: fresh = 0,
    cache_read_input_tokens: read = 0,
    cache_creation_input_tokens: written = 0,
  } = usage ?? {}
  return input_tokens ?? fresh + read + written
}

function image(data: string): ContentBlock {
  return { type: 'image', source: { type: 'base64', media_type: 'image/png', data } }
}

/** The start of a PNG of this size. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(33)
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes.toString('base64')
}
