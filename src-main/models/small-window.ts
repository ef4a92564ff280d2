/** What Claude Code sends before the first word of a user, and some room for the work. In tokens. */
const neededWindow = 32_000

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
  'Start it with a context length of 64000 or more, such as OLLAMA_CONTEXT_LENGTH=64000 for Ollama.'
