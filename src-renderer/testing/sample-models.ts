import type { ModelEntry } from '../../shared/model-list.ts'

/** A provider's list, with gaps as they are in real ones. */
export const sampleModels: readonly ModelEntry[] = [
  {
    id: 'gpt-4.1',
    info: {
      contextWindow: 1_047_576,
      maxOutputTokens: 32_768,
      tools: true,
      images: true,
      reasoning: false,
      price: { input: 2, output: 8 },
    },
    isListed: true,
  },
  {
    id: 'gpt-5',
    info: {
      contextWindow: 400_000,
      maxOutputTokens: 128_000,
      tools: true,
      images: true,
      reasoning: true,
      price: { input: 1.25, output: 10 },
    },
    isListed: true,
  },
  {
    id: 'gpt-5-mini',
    info: { contextWindow: 400_000, maxOutputTokens: 128_000, tools: true, images: true, reasoning: true },
    isListed: true,
  },
  {
    id: 'gpt-3.5-turbo-instruct',
    info: { contextWindow: 4_096, tools: false, images: false, reasoning: false, price: { input: 1.5, output: 2 } },
    isListed: true,
  },
  { id: 'ft:gpt-4.1-mini-2025-04-14:a-company-with-a-name::BxYz0123-and-more-of-it', info: {}, isListed: true },
  { id: 'free-model', info: { contextWindow: 128_000, tools: true, price: { input: 0, output: 0 } }, isListed: true },
  {
    id: 'o3',
    info: { contextWindow: 200_000, maxOutputTokens: 100_000, tools: true, reasoning: true },
    isListed: false,
  },
]

/** More models than anybody wants to read. */
export const manyModels: readonly ModelEntry[] = Array.from({ length: 5_000 }, (_, index) => {
  const model = sampleModels[index % sampleModels.length] ?? { id: '', info: {}, isListed: true }
  return { ...model, id: `vendor-${index % 83}/${model.id}-${index}`, isListed: true }
})
