import type { ResponsesDialect } from './responses-dialect.ts'

interface RowDialect extends ResponsesDialect {
  /** Models of each kind that the row serves. */
  readonly models: readonly string[]
}

const models = ['some-model', 'gpt-oss-120b']
const cacheKey = ['prompt_cache_key']

const azure: RowDialect = {
  models: ['gpt-5.5', 'o4-mini', 'gpt-4.1'],
  systemRole: 'developer',
  outputParts: true,
  files: true,
  bodyFields: cacheKey,
  required: cacheKey,
}

/** What each row's Responses endpoint takes, written from its documentation and recordings, not from the quirks. */
const dialects: Readonly<Record<string, RowDialect>> = {
  openai: {
    models: ['gpt-5.5', 'gpt-5.3-codex', 'gpt-6-astra', 'gpt-5-pro', 'o3', 'gpt-5', 'gpt-4.1'],
    systemRole: 'developer',
    outputParts: true,
    files: true,
    bodyFields: [...cacheKey, 'safety_identifier'],
    required: ['prompt_cache_key', 'safety_identifier'],
  },
  azure,
  azure_ai: azure,
  xai: {
    models: ['grok-4', 'grok-4.3', 'grok-4-fast-non-reasoning'],
    systemRole: 'system',
    bodyFields: cacheKey,
    required: cacheKey,
  },
  openrouter: {
    models: ['openai/gpt-5.5', 'anthropic/claude-opus-4.5'],
    systemRole: 'developer',
    outputParts: true,
    files: true,
    bodyFields: cacheKey,
    required: cacheKey,
  },
  deepseek: { models: ['deepseek-v4-flash'], callsTogether: true },
  chatgpt: {
    models: ['gpt-5.5', 'gpt-5.3-codex'],
    systemRole: 'developer',
    outputParts: true,
    files: true,
    noIds: true,
    bodyFields: cacheKey,
    forbidden: ['max_output_tokens', 'temperature', 'top_p', 'safety_identifier'],
    required: ['instructions', 'stream'],
  },
}

/** A row that is not listed is taken for a server that imitates OpenAI's API no further than it must. */
export function dialectOf(id: string): RowDialect {
  return dialects[id] ?? { models }
}
