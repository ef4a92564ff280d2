import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import { anthropicVertexCodec } from '../anthropic-vertex/codec.ts'
import { anthropicCodec } from './codec.ts'

const messages = '"messages" :[{"role":"user","content":"h\\u00e9llo"}]'

function send(members: string, overrides: RouteOverrides, codec = anthropicCodec) {
  const body = Buffer.from(`{ ${members}${messages},"model":"m"}`)
  const request = JSON.parse(body.toString()) as MessagesRequest
  const sent = codec.spliceRequest({ body, request, headers: {}, path: '/v1/messages' }, 'm', overrides)
  const lost = sent.losses.map(({ action, field }) => `${action} ${field}`)
  return { text: sent.body.toString(), body: JSON.parse(sent.body.toString()) as Record<string, unknown>, lost }
}

describe('your settings at a Claude host', () => {
  it('replace members, and nothing else: the conversation stays byte for byte (315)', () => {
    const { text, lost } = send('"max_tokens":32000,"temperature":1, "x_new": {"b":1.0},', {
      maxOutputTokens: 8_000,
      temperature: 0.2,
    })
    expect(text).toBe(`{"max_tokens":8000,"temperature":0.2, "x_new": {"b":1.0},${messages},"model":"m"}`)
    expect(lost).toEqual(['changed max_tokens', 'changed temperature'])
  })

  it('change no byte where they ask for what the client asks for', () => {
    const members = '"max_tokens":4000, "output_config":{"effort":"low"},"thinking":{"type":"adaptive"},'
    const { text, lost } = send(members, { maxOutputTokens: 8_000, effort: { level: 'medium', mode: 'at-most' } })
    expect(text).toBe(`{ ${members}${messages},"model":"m"}`)
    expect(lost).toEqual([])
  })

  it('set an effort and leave thinking as it is, of which each model knows its own kind', () => {
    const budget = '"thinking":{"type":"enabled","budget_tokens":20000},'
    const { body, lost } = send(budget, { effort: { level: 'minimal', mode: 'always' } })
    expect(body).toMatchObject({
      output_config: { effort: 'low' },
      thinking: { type: 'enabled', budget_tokens: 20000 },
    })
    expect(lost).toEqual(['changed thinking'])
    expect(send('', { effort: { level: 'high', mode: 'always' } }).body).not.toHaveProperty('thinking')
  })

  it('turn thinking off', () => {
    const { body } = send('"thinking":{"type":"adaptive"},"output_config":{"effort":"max"},', {
      effort: { level: 'none', mode: 'always' },
    })
    expect(body).toMatchObject({ thinking: { type: 'disabled' }, output_config: {} })
  })

  it('say what cannot be carried out: an effort in the conversation, sampling beside thinking, room for a budget', () => {
    const sampling = send('"thinking":{"type":"adaptive"},', { temperature: 0.1, topP: 0.5 })
    expect(sampling.lost).toEqual(['dropped temperature', 'dropped top_p'])
    expect(sampling.body).not.toHaveProperty('temperature')

    const tight = send('"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":8000},', {
      maxOutputTokens: 8_000,
    })
    expect(tight.lost).toEqual(['dropped max_tokens'])
    expect(tight.body['max_tokens']).toBe(9_000)

    const turn = '{"role":"user","content":"x","output_config":{"effort":"max"}}'
    const body = Buffer.from(`{"thinking":{"type":"adaptive"},"messages":[${turn}],"model":"m"}`)
    const request = JSON.parse(body.toString()) as MessagesRequest
    const overrides = { effort: { level: 'low', mode: 'always' } } as const
    const sent = anthropicCodec.spliceRequest({ body, request, headers: {}, path: '/' }, 'm', overrides)
    expect(sent.body.toString()).toContain(turn)
    expect(sent.losses.map(({ field }) => field)).toContain('messages[].output_config')
  })

  it('merge extra parameters with what the client sends, and take out what is null', () => {
    const { body, lost } = send('"metadata":{"user_id":"u"},"top_k":5,', {
      parameters: { metadata: { team: 'a' }, top_k: null, service_tier: 'auto' },
    })
    expect(body).toMatchObject({ metadata: { user_id: 'u', team: 'a' }, service_tier: 'auto' })
    expect(body).not.toHaveProperty('top_k')
    expect(lost).toEqual(['changed metadata', 'changed top_k', 'changed service_tier'])
  })

  it('reach Vertex AI in its frame', () => {
    const { text } = send('"max_tokens":9,', { maxOutputTokens: 5 }, anthropicVertexCodec)
    expect(text).toBe(`{"anthropic_version":"vertex-2023-10-16","max_tokens":5, ${messages}}`)
  })
})
