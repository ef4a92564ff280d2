import { z } from 'zod'
import { count, entryReader, words, yesOrNo } from './fields.ts'

/**
 * What servers on the user's own machine say. The window that a model runs with counts, never the one that it was trained
 * for (`n_ctx_train`, `max_context_length`, `model_info`): a server may have been started with far less of it.
 */

/** An entry of llama.cpp's list. @see https://github.com/ggml-org/llama.cpp/tree/master/tools/server */
export const llamaCpp = entryReader(z.object({ meta: z.object({ n_ctx: count }) }), ({ meta }) => ({
  contextWindow: meta.n_ctx,
}))

/** The whole answer of llama.cpp's `/props`, for its only model. */
export const llamaCppProperties = entryReader(
  z.object({
    default_generation_settings: z.object({ n_ctx: count }),
    modalities: z.object({ vision: yesOrNo }).optional().catch(undefined),
  }),
  ({ default_generation_settings: { n_ctx }, modalities }) => ({ contextWindow: n_ctx, images: modalities?.vision }),
)

/** An entry of LM Studio's `/api/v0/models`. @see https://lmstudio.ai/docs/developer/rest/endpoints */
export const lmStudio = entryReader(
  z.object({ type: z.string().optional().catch(undefined), loaded_context_length: count, capabilities: words }),
  ({ type, loaded_context_length, capabilities }) => ({
    contextWindow: loaded_context_length,
    images: type === 'vlm' ? true : type === 'llm' ? false : undefined,
    tools: type === undefined ? undefined : capabilities?.includes('tool_use'),
  }),
)

/** The answer of Ollama's `/api/show`; a window only where the model's file sets one. */
export const ollamaDetails = entryReader(
  z.object({ capabilities: words, parameters: z.string().optional().catch(undefined) }),
  ({ capabilities, parameters }) => {
    const window = Number(/^num_ctx\s+(\d+)$/m.exec(parameters ?? '')?.[1] ?? 0)
    return {
      contextWindow: window > 0 ? window : undefined,
      images: capabilities?.includes('vision'),
      tools: capabilities?.includes('tools'),
      reasoning: capabilities?.includes('thinking'),
    }
  },
)
