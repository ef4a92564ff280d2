/**
 * Under which of models.dev's ids a provider's models stand, by FreeCC's id; nothing for those where it is the same. The
 * first that knows the model counts.
 */
const catalogueIds: Readonly<Record<string, readonly string[]>> = {
  'alibaba-coding-plan': ['alibaba-coding-plan', 'alibaba'],
  'alibaba-token-plan': ['qwen-token-plan', 'alibaba'],
  azure: ['azure', 'openai'],
  azure_ai: ['azure'],
  bedrock: ['amazon-bedrock'],
  bedrock_mantle: ['amazon-bedrock'],
  chatgpt: ['openai-codex', 'openai'],
  cloudflare: ['cloudflare-workers-ai'],
  dashscope: ['alibaba', 'alibaba-cn'],
  fireworks_ai: ['fireworks-ai'],
  friendliai: ['friendli'],
  gemini: ['google'],
  github: ['github-models'],
  github_copilot: ['github-copilot'],
  'kimi-coding': ['kimi-for-coding', 'moonshotai'],
  lambda_ai: ['lambda'],
  meta: ['meta', 'llama'],
  meta_llama: ['llama', 'meta'],
  'mimo-token-plan': ['xiaomi-token-plan-sgp', 'xiaomi'],
  minimax: ['minimax', 'minimax-cn'],
  moonshot: ['moonshotai', 'moonshotai-cn'],
  novita: ['novita-ai'],
  nvidia_nim: ['nvidia'],
  'opencode-zen': ['opencode'],
  qwencloud: ['alibaba'],
  qwen_ai_platform: ['alibaba', 'alibaba-cn'],
  tencent: ['tencent', 'hunyuan'],
  together_ai: ['togetherai'],
  vercel_ai_gateway: ['vercel'],
  veniceai: ['venice'],
  vertex: ['google-vertex', 'google', 'google-vertex-anthropic'],
  volcengine: ['volcengine', 'doubao'],
  xiaomi_mimo: ['xiaomi'],
  'zai-coding': ['zai-coding-plan', 'zai'],
  zhipu: ['zhipuai', 'zai'],
  'zhipu-coding': ['zhipuai-coding-plan', 'zhipuai'],
}

/** Models.dev's ids for a provider of FreeCC's. */
export function catalogueIdsOf(provider: string): readonly string[] {
  return catalogueIds[provider] ?? [provider]
}
