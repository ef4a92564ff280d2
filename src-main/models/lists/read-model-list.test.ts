import { describe, expect, it } from 'vitest'
import { readModelList } from './read-model-list.ts'

/** What is read of a list's only entry. */
const infoOf = (entry: object) => readModelList({ data: [{ id: 'm', ...entry }] })?.[0]?.info

describe('an entry of', () => {
  it('OpenRouter, whose prices are dollars for one token and whose top host may hold less than the others', () => {
    const entry = {
      context_length: 1_048_576,
      architecture: { modality: 'text+image->text', input_modalities: ['text', 'image'], output_modalities: ['text'] },
      pricing: {
        prompt: '0.000003',
        completion: '0.000015',
        request: '0',
        input_cache_read: '0.0000003',
        input_cache_write: '0.00000375',
      },
      top_provider: { context_length: 32_000, max_completion_tokens: 64_000, is_moderated: false },
      supported_parameters: ['tools', 'tool_choice', 'max_tokens'],
    }
    expect(infoOf(entry)).toEqual({
      contextWindow: 1_048_576,
      maxOutputTokens: 64_000,
      images: true,
      tools: true,
      reasoning: false,
      price: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    })
  })

  it("OpenRouter's own router, which has no price of its own", () => {
    const entry = { context_length: 2_000_000, pricing: { prompt: '-1', completion: '-1' }, top_provider: {} }
    expect(infoOf(entry)).toEqual({ contextWindow: 2_000_000 })
  })

  it('Groq', () => {
    const entry = { object: 'model', active: true, context_window: 131_072, max_completion_tokens: 65_536 }
    expect(infoOf(entry)).toEqual({ contextWindow: 131_072, maxOutputTokens: 65_536 })
  })

  it('Mistral', () => {
    const capabilities = { completion_chat: true, function_calling: true, vision: false, fine_tuning: false }
    expect(infoOf({ capabilities, max_context_length: 262_144 })).toEqual({
      contextWindow: 262_144,
      tools: true,
      images: false,
    })
  })

  it('Together, whose prices are dollars for a million tokens', () => {
    const pricing = { hourly: 0, input: 0.15, output: 0.6, base: 0, finetune: 0 }
    expect(infoOf({ type: 'chat', context_length: 131_072, pricing })).toEqual({
      contextWindow: 131_072,
      price: { input: 0.15, output: 0.6 },
    })
  })

  it('Fireworks', () => {
    const entry = { kind: 'HF_BASE_MODEL', supports_chat: true, supports_image_input: false, supports_tools: true }
    expect(infoOf({ ...entry, context_length: 163_840 })).toEqual({
      contextWindow: 163_840,
      images: false,
      tools: true,
    })
  })

  it('Moonshot', () => {
    const entry = {
      context_length: 262_144,
      supports_image_in: true,
      supports_video_in: true,
      supports_reasoning: true,
    }
    expect(infoOf(entry)).toEqual({ contextWindow: 262_144, images: true, reasoning: true })
  })

  it("Vercel's gateway, whose prices are dollars for one token", () => {
    const entry = {
      type: 'language',
      context_window: 200_000,
      max_tokens: 64_000,
      tags: ['tool-use', 'vision'],
      pricing: { input: '0.000001', output: '0.000005', input_cache_read: '0.0000001' },
    }
    expect(infoOf(entry)).toEqual({
      contextWindow: 200_000,
      maxOutputTokens: 64_000,
      images: true,
      tools: true,
      reasoning: false,
      price: { input: 1, output: 5, cacheRead: 0.1 },
    })
  })

  it('Anthropic', () => {
    const capabilities = { image_input: { supported: true }, thinking: { supported: false, types: {} } }
    expect(infoOf({ type: 'model', max_input_tokens: 200_000, max_tokens: 64_000, capabilities })).toEqual({
      contextWindow: 200_000,
      maxOutputTokens: 64_000,
      images: true,
      reasoning: false,
    })
    expect(infoOf({ type: 'model', max_input_tokens: 8_192, max_tokens: null, capabilities: null })).toEqual({
      contextWindow: 8_192,
    })
  })

  it('GitHub Models', () => {
    const limits = { max_input_tokens: 128_000, max_output_tokens: 16_384 }
    const entry = { limits, capabilities: ['streaming', 'tool-calling'], supported_input_modalities: ['text'] }
    expect(infoOf(entry)).toEqual({
      contextWindow: 128_000,
      maxOutputTokens: 16_384,
      tools: true,
      images: false,
    })
  })

  it('Google, under "models" and with a path before its name', () => {
    const entry = { inputTokenLimit: 1_048_576, outputTokenLimit: 65_536, thinking: true }
    expect(readModelList({ models: [{ name: 'models/gemini-2.5-pro', ...entry }] })).toEqual([
      {
        id: 'gemini-2.5-pro',
        info: { contextWindow: 1_048_576, maxOutputTokens: 65_536, reasoning: true },
      },
    ])
  })

  it('Vertex AI, whose publishers list models of all kinds', () => {
    const names = ['gemini-2.5-pro', 'imagen-4.0-generate-001', 'text-embedding-005'].map((name) => ({
      name: `publishers/google/models/${name}`,
      versionId: 'default',
    }))
    const claude = { name: 'publishers/anthropic/models/claude-sonnet-4-5' }
    expect(readModelList({ publisherModels: [...names, claude] })).toEqual([
      { id: 'gemini-2.5-pro', info: {} },
      { id: 'claude-sonnet-4-5', info: {} },
    ])
  })

  it('vLLM', () => {
    expect(infoOf({ owned_by: 'vllm', root: 'org/m', max_model_len: 65_536 })).toEqual({ contextWindow: 65_536 })
  })

  it('157: llama.cpp, whose model was trained for more than it runs with', () => {
    expect(infoOf({ owned_by: 'llamacpp', meta: { n_ctx: 16_384, n_ctx_train: 131_072 } })).toEqual({
      contextWindow: 16_384,
    })
    expect(infoOf({ owned_by: 'llamacpp', meta: { n_ctx_train: 131_072 } })).toEqual({})
  })

  it('157: LM Studio, whose model could hold more than it was loaded with', () => {
    const entry = { type: 'vlm', state: 'loaded', max_context_length: 131_072, capabilities: ['tool_use'] }
    expect(infoOf({ ...entry, loaded_context_length: 4_096 })).toEqual({
      contextWindow: 4_096,
      images: true,
      tools: true,
    })
    expect(infoOf({ type: 'llm', state: 'not-loaded', max_context_length: 131_072 })).toEqual({ images: false })
  })
})

it('takes nothing from an entry that says nothing, or nonsense', () => {
  expect(infoOf({ object: 'model', owned_by: 'someone' })).toEqual({})
  const nonsense = {
    context_length: 0,
    max_model_len: -1,
    max_completion_tokens: '4k',
    capabilities: 5,
    pricing: 'free',
  }
  expect(infoOf(nonsense)).toEqual({})
})

it('reads a list with and without a frame, and leaves out what has no name', () => {
  const names = (body: unknown) => readModelList(body)?.map(({ id }) => id)
  expect(names([{ id: 'a' }, null, 5, {}])).toEqual(['a'])
  expect(names({ data: [{ id: 'a' }, { id: 6 }] })).toEqual(['a'])
  expect(names({ models: [{ name: 'a:latest' }] })).toEqual(['a:latest'])
})

it.each([null, undefined, 'text', { data: {} }, { error: 'none' }])('takes %j for no list', (body) => {
  expect(readModelList(body)).toBeNull()
})
