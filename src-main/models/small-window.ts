import { neededWindow } from '../../shared/model-info.ts'

/** One sentence if a model's window cannot take Claude Code's prompt (edge case 157), otherwise null. */
export function describeSmallWindow(
  model: string,
  host: string,
  isLocal: boolean,
  contextWindow: number | undefined,
): string | null {
  if (contextWindow === undefined || contextWindow >= neededWindow) return null
  const outcome = isLocal ? 'what does not fit may be cut off in silence' : 'requests that do not fit are refused'
  return `${model} on ${host} runs with a window of ${contextWindow} tokens; Claude Code's prompt alone takes about 25000, and ${outcome}.`
}

/** What to do about it on a server of one's own. */
export const largerWindowAdvice =
  'Start it with a context length of 64000 or more: OLLAMA_CONTEXT_LENGTH=64000 for Ollama, --ctx-size 64000 for llama.cpp, ' +
  "the model's load settings in LM Studio."
