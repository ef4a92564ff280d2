import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import { findProvider, type WireFormat } from '../../../shared/providers/index.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import type { EncodeContext } from '../codec.ts'
import { codecFor } from '../index.ts'
import { encodeWithOverrides } from './encode-with-overrides.ts'

const request: MessagesRequest = {
  model: 'claude-opus-5-5',
  max_tokens: 32_000,
  stream: true,
  thinking: { type: 'adaptive' },
  messages: [{ role: 'user', content: 'hi' }],
}

interface Place {
  readonly wireFormat: WireFormat
  readonly provider: string
  readonly model: string
  readonly asked?: Partial<MessagesRequest>
}

function encode({ wireFormat, provider: id, model, asked }: Place, overrides: RouteOverrides) {
  const codec = codecFor(wireFormat)
  const provider = findProvider(id)
  if (codec?.kind !== 'translating' || provider === undefined) throw new Error(`No ${wireFormat} at ${id}`)
  const context: EncodeContext = { provider, model, isOwnHost: true, newId: (prefix) => `${prefix}_new` }
  const encoded = encodeWithOverrides(codec, { ...request, ...asked }, context, overrides)
  return { ...encoded, fields: encoded.losses.filter(({ reason }) => reason.startsWith('Your setting')) }
}

const reasoning: readonly (Place & { readonly effort: object; readonly tokens: object })[] = [
  {
    ...{ wireFormat: 'openai-chat', provider: 'openai', model: 'gpt-5.2' },
    effort: { reasoning_effort: 'low' },
    tokens: { max_completion_tokens: 5_000 },
  },
  {
    ...{ wireFormat: 'openai-responses', provider: 'openai', model: 'gpt-5.2' },
    effort: { reasoning: { effort: 'low' } },
    tokens: { max_output_tokens: 5_000 },
  },
  {
    ...{ wireFormat: 'gemini', provider: 'gemini', model: 'gemini-3-pro-preview' },
    effort: { generationConfig: { thinkingConfig: { thinkingLevel: 'LOW' } } },
    tokens: { generationConfig: { maxOutputTokens: 5_000 } },
  },
  {
    ...{ wireFormat: 'anthropic-compatible', provider: 'deepseek', model: 'deepseek-chat' },
    effort: { thinking: { type: 'enabled' }, output_config: { effort: 'high' } },
    tokens: { max_tokens: 5_000 },
  },
]

describe.each(reasoning)('$wireFormat', (place) => {
  it('carries the effort, to a model that the client wanted no thinking of as well', () => {
    for (const thinking of [{ type: 'adaptive' }, { type: 'disabled' }] as const) {
      const { body, fields } = encode({ ...place, asked: { thinking } }, { effort: { level: 'low', mode: 'always' } })
      expect(body).toMatchObject(place.effort)
      expect(fields).toEqual([{ action: 'changed', field: 'thinking', reason: expect.any(String) as string }])
    }
  })

  it('shows the client no thinking that it did not ask for', () => {
    const { answer } = encode(
      { ...place, asked: { thinking: { type: 'disabled' } } },
      { effort: { level: 'high', mode: 'always' } },
    )
    expect(answer.omitThinking).toBe(true)
  })

  it('carries the limit of output tokens', () => {
    const { body, losses } = encode(place, { maxOutputTokens: 5_000 })
    expect(body).toMatchObject(place.tokens)
    expect(losses.filter(({ field }) => field === 'max_tokens')).toEqual([
      { action: 'changed', field: 'max_tokens', reason: 'Your setting for this route: 5000 output tokens at most.' },
    ])
  })

  it('merges extra parameters at the end', () => {
    const parameters = { safety: 'off', ...place.tokens, metadata: { team: 'a' } }
    const { body, fields } = encode(place, { parameters })
    expect(body).toMatchObject(parameters)
    expect(fields.map(({ action, field }) => `${action} ${field}`)).toEqual(
      Object.keys(parameters).map((name) => `changed ${name}`),
    )
  })

  it('changes nothing without settings', () => {
    const { body } = encode(place, {})
    const codec = codecFor(place.wireFormat)
    const provider = findProvider(place.provider)!
    const context: EncodeContext = { provider, model: place.model, isOwnHost: true, newId: (prefix) => `${prefix}_new` }
    expect(body).toEqual(codec?.kind === 'translating' && codec.encodeRequest(request, context).body)
  })
})

describe('sampling', () => {
  it.each<Place & { readonly body: object }>([
    { wireFormat: 'openai-chat', provider: 'openai', model: 'gpt-4.1', body: { temperature: 1.5 } },
    { wireFormat: 'openai-responses', provider: 'openai', model: 'gpt-4.1', body: { temperature: 1.5 } },
    {
      ...{ wireFormat: 'gemini', provider: 'gemini', model: 'gemini-2.5-pro' },
      body: { generationConfig: { temperature: 1.5 } },
    },
  ])('goes to $model over $wireFormat', ({ body, ...place }) => {
    expect(encode(place, { temperature: 1.5 }).body).toMatchObject(body)
  })

  it('is left out, and said to be, where the model or the API takes none of it', () => {
    const dropped = (place: Place) =>
      encode(place, { temperature: 1.5 }).losses.filter(({ action }) => action === 'dropped')
    const lost = [expect.objectContaining({ field: 'temperature' })]
    expect(dropped({ wireFormat: 'openai-responses', provider: 'openai', model: 'gpt-5.2' })).toEqual(lost)
    expect(dropped({ wireFormat: 'gemini', provider: 'gemini', model: 'gemini-3-pro-preview' })).toEqual(lost)
    expect(dropped({ wireFormat: 'anthropic-compatible', provider: 'deepseek', model: 'any' })).toEqual(lost)
  })
})

it('the limit counts before what is known of the model', () => {
  const place: Place = { wireFormat: 'openai-chat', provider: 'groq', model: 'unknown-model' }
  const asked = { max_tokens: 64_000 }
  expect(JSON.stringify(encode({ ...place, asked }, {}).body)).toContain('32000')
  expect(JSON.stringify(encode({ ...place, asked }, { maxOutputTokens: 60_000 }).body)).toContain('60000')
})
