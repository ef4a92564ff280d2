/**
 * How keys begin, where that tells whose they are. What many vendors have in common, such as `sk-`, tells nothing and is
 * not in here. Formats as secret scanners look for them, and as the vendors' own pages show them.
 */
export const keyPrefixes: readonly (readonly [prefix: string, providers: readonly string[]])[] = [
  ['sk-ant-', ['anthropic']],
  ['sk-proj-', ['openai']],
  ['sk-svcacct-', ['openai']],
  ['sk-or-', ['openrouter']],
  ['sk-kimi-', ['kimi-coding']],
  ['sk-sp-', ['alibaba-coding-plan', 'alibaba-token-plan']],
  ['AIza', ['gemini']],
  ['xai-', ['xai']],
  ['gsk_', ['groq']],
  ['csk-', ['cerebras']],
  ['pplx-', ['perplexity']],
  ['nvapi-', ['nvidia_nim']],
  ['hf_', ['huggingface']],
  ['fw_', ['fireworks_ai']],
  ['tgp_v1_', ['together_ai']],
  ['vck_', ['vercel_ai_gateway']],
  ['github_pat_', ['github', 'github_copilot']],
  ['ghp_', ['github', 'github_copilot']],
]

/** The providers whose keys begin like this one; none where its beginning tells nothing. */
export function ownersOfKey(key: string): readonly string[] {
  return keyPrefixes.find(([prefix]) => key.startsWith(prefix))?.[1] ?? []
}
