import type { ChatRequestDialect } from './chat-request-dialect.ts'

/** How strict a provider is, and the models that show it. */
export interface ProviderDialect extends ChatRequestDialect {
  readonly models: readonly string[]
}

/** What servers want that render a model's own chat template (edge cases 6, 15 and 18). */
const template: ChatRequestDialect = { oneSystem: true, noFiles: true, noNullContent: true }

const mistral: ProviderDialect = {
  ...template,
  models: ['mistral-large-latest', 'magistral-medium-latest'],
  forbidden: ['stream_options', 'max_completion_tokens', 'reasoning_effort', 'prompt_cache_key'],
  toolCallId: /^[a-zA-Z0-9]{9}$/,
  bridgedTools: true,
  plainImages: true,
  thinkingParts: true,
  toolChoices: ['auto', 'none', 'any'],
}
const kimi: ProviderDialect = {
  ...template,
  models: ['kimi-k2.6', 'kimi-k2-thinking', 'kimi-k3'],
  bodyFields: ['thinking'],
  assistantFields: ['reasoning_content'],
  forbidden: ['temperature', 'top_p', 'max_completion_tokens', 'prompt_cache_key'],
  reasoningBesideCalls: true,
  noStrict: true,
  noRemoteImages: true,
  moonshotSchemas: true,
  toolChoices: ['auto', 'none'],
}
const glm: ProviderDialect = {
  ...template,
  models: ['glm-4.7', 'glm-5.2'],
  bodyFields: ['thinking', 'tool_stream'],
  required: ['thinking'],
  assistantFields: ['reasoning_content'],
  noStrict: true,
}
const qwen: ProviderDialect = {
  ...template,
  models: ['qwen3-max', 'qwen3-coder-plus'],
  bodyFields: ['enable_thinking', 'thinking_budget'],
  forbidden: ['reasoning_effort'],
}
const ark: ProviderDialect = {
  ...template,
  models: ['doubao-seed-1-8', 'deepseek-v3-2', 'doubao-lite-32k'],
  bodyFields: ['thinking'],
  assistantFields: ['reasoning_content'],
  forbidden: ['reasoning_effort'],
}
const toggled: ProviderDialect = {
  ...template,
  models: ['some-model'],
  bodyFields: ['thinking'],
  required: ['thinking'],
  assistantFields: ['reasoning_content'],
  forbidden: ['reasoning_effort'],
}
const gateway: ProviderDialect = {
  ...template,
  models: ['deepseek/deepseek-v4', 'anthropic/claude-sonnet-4.5', 'openai/gpt-5', 'google/gemini-3-pro'],
  bodyFields: ['reasoning'],
  assistantFields: ['reasoning_content', 'reasoning', 'reasoning_details'],
  forbidden: ['reasoning_effort'],
}
const rendered: ProviderDialect = {
  ...template,
  models: ['qwen3-235b-a22b', 'llama-3.3-70b', 'deepseek-v3.1'],
  bodyFields: ['chat_template_kwargs'],
  assistantFields: ['reasoning_content'],
}
const replaying: ChatRequestDialect = { ...template, assistantFields: ['reasoning_content'] }
const upToHigh = ['low', 'medium', 'high']

/** Rows that differ from the rest. */
const dialects: Readonly<Record<string, ProviderDialect>> = {
  openai: { models: ['gpt-4.1', 'gpt-5', 'gpt-5.5', 'o3'], assistantFields: ['reasoning_content'], mostTools: 128 },
  azure: { models: ['gpt-4.1', 'gpt-5.5'], assistantFields: ['reasoning_content'], mostTools: 128 },
  gemini: {
    models: ['gemini-3-pro'],
    oneSystem: true,
    noFiles: true,
    assistantFields: ['reasoning_content'],
    toolCallFields: ['extra_content'],
  },
  xai: {
    models: ['grok-4', 'grok-4-fast-non-reasoning', 'grok-3-mini'],
    noFiles: true,
    assistantFields: ['reasoning_content'],
  },
  deepseek: {
    ...template,
    models: ['deepseek-chat', 'deepseek-reasoner', 'deepseek-v4-pro'],
    bodyFields: ['thinking'],
    assistantFields: ['reasoning_content'],
    forbidden: ['max_completion_tokens', 'prompt_cache_key'],
    reasoningEverywhere: true,
    noStrict: true,
  },
  mistral,
  codestral: mistral,
  github_copilot: {
    ...template,
    models: ['claude-sonnet-4-5-20250929', 'gpt-4.1', 'gpt-5-mini'],
    assistantFields: ['reasoning_content'],
    modelId: /^(?!claude-.*\d-\d)/,
    mostTools: 128,
  },
  meta: { ...template, models: ['muse-1'], assistantFields: ['reasoning_content'], toolChoices: ['auto'] },
  zai: glm,
  zhipu: glm,
  'zai-coding': glm,
  'zhipu-coding': glm,
  moonshot: kimi,
  'kimi-coding': kimi,
  minimax: {
    ...template,
    models: ['MiniMax-M2.7', 'MiniMax-M3'],
    bodyFields: ['thinking', 'reasoning_split'],
    required: ['reasoning_split'],
    forbidden: ['reasoning_effort'],
    assistantFields: ['reasoning_content'],
  },
  dashscope: qwen,
  qwencloud: qwen,
  qwen_ai_platform: qwen,
  'alibaba-coding-plan': qwen,
  'alibaba-token-plan': qwen,
  siliconflow: { ...qwen, assistantFields: ['reasoning_content'] },
  modelscope: { ...qwen, assistantFields: ['reasoning_content'] },
  volcengine: ark,
  byteplus: ark,
  'volcengine-coding': ark,
  'byteplus-coding': ark,
  xiaomi_mimo: toggled,
  'mimo-token-plan': toggled,
  tencent: {
    ...replaying,
    models: ['hy3-preview'],
    bodyFields: ['thinking'],
    required: ['thinking'],
    efforts: upToHigh,
  },
  stepfun: { ...replaying, models: ['step-3.5-flash-2603', 'step-1-32k'], efforts: ['low', 'high'] },
  'stepfun-plan': { ...replaying, models: ['step-3.7-flash'], efforts: upToHigh },
  inception: { ...replaying, models: ['mercury-2'], efforts: upToHigh },
  scaleway: { ...replaying, models: ['mistral-medium-3.5-128b', 'llama-3.3-70b'], efforts: ['none', 'high'] },
  ovhcloud: { ...replaying, models: ['qwen3.6-27b', 'gpt-oss-120b'], efforts: ['none', ...upToHigh] },
  gradient_ai: { ...replaying, models: ['alibaba-qwen3-32b'], efforts: ['none', ...upToHigh, 'max'] },
  fireworks_ai: {
    ...replaying,
    models: ['accounts/fireworks/models/glm-5p2', 'accounts/fireworks/models/llama-v3p3-70b-instruct'],
    efforts: ['none', 'high', 'max'],
  },
  nebius: { ...replaying, models: ['zai-org/GLM-5.2', 'openai/gpt-oss-120b'], efforts: upToHigh },
  'nano-gpt': { ...replaying, models: ['zai-org/glm-5'], efforts: ['none', 'minimal', ...upToHigh, 'xhigh'] },
  novita: { ...replaying, models: ['deepseek/deepseek-v3.1', 'qwen/qwen3-32b'], bodyFields: ['enable_thinking'] },
  baseten: {
    ...replaying,
    models: ['zai-org/GLM-4.7', 'deepseek-ai/DeepSeek-V4-Pro'],
    bodyFields: ['chat_template_args'],
    efforts: [...upToHigh, 'xhigh'],
  },
  groq: {
    ...template,
    models: ['qwen/qwen3-32b', 'openai/gpt-oss-120b'],
    bodyFields: ['reasoning_format'],
    assistantFields: ['reasoning_content'],
    mostTools: 128,
  },
  cerebras: {
    ...template,
    models: ['zai-glm-4.7', 'gpt-oss-120b'],
    assistantFields: ['reasoning'],
    efforts: ['none', ...upToHigh],
  },
  openrouter: { ...gateway, cacheMarks: true },
  vercel_ai_gateway: gateway,
  kilo: gateway,
  cline: gateway,
  deepinfra: gateway,
  nvidia_nim: rendered,
  hosted_vllm: rendered,
  'llama-cpp': { ...rendered, grammars: true },
  lm_studio: {
    ...template,
    models: ['some-model', 'qwen3-32b'],
    assistantFields: ['reasoning_content'],
    grammars: true,
  },
  wandb: rendered,
  friendliai: rendered,
  vultr: rendered,
  together_ai: {
    ...replaying,
    models: ['zai-org/GLM-5.2', 'moonshotai/Kimi-K2.6', 'openai/gpt-oss-120b'],
    bodyFields: ['reasoning'],
    efforts: [...upToHigh, 'max'],
  },
  zenmux: gateway,
  publicai: { ...template, models: ['apertus'], assistantFields: ['reasoning_content'], textOnly: true },
}

/** How strict a provider is; a row that is not listed is as any compatible server. */
export function dialectOf(providerId: string): ProviderDialect {
  return (
    (Object.hasOwn(dialects, providerId) ? dialects[providerId] : undefined) ?? {
      ...template,
      models: ['some-model', 'qwen3-32b'],
      assistantFields: ['reasoning_content'],
    }
  )
}
