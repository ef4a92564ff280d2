/**
 * The betas that Claude on Vertex AI knows, by the names that Claude Code gives them; it answers others with status 400.
 * There they are a header as everywhere: in the body, as Bedrock wants them, they have no effect.
 *
 * @see https://github.com/BerriAI/litellm/blob/main/litellm/anthropic_beta_headers_config.json
 * @see https://github.com/BerriAI/litellm/pull/22321
 */
const known = new Map([
  ['advanced-tool-use-2025-11-20', 'tool-search-tool-2025-10-19'],
  ...[
    'compact-2026-01-12',
    'compact-2026-09-04',
    'computer-use-2025-01-24',
    'computer-use-2025-11-24',
    'context-1m-2025-08-07',
    'context-management-2025-06-27',
    'dangerous-tool-use-2026-09-03',
    'interleaved-thinking-2025-05-14',
    'per-turn-control-2026-07-01',
    'thinking-binding-controls-2026-08-01',
    'thinking-display-updates-2026-08-18',
    'tool-search-tool-2025-10-19',
    'web-search-2025-03-05',
  ].map((name): [string, string] => [name, name]),
])

/** The fields that are understood only with one of these betas. */
const betasOfFields = new Map([
  ['container', ['code-execution-2025-08-25', 'skills-2025-10-02']],
  ['context_management', ['context-management-2025-06-27', 'compact-2026-01-12', 'compact-2026-09-04']],
  ['mcp_servers', ['mcp-client-2025-04-04', 'mcp-client-2025-11-20']],
  ['safeguards', ['dangerous-tool-use-2026-09-03']],
  ['speed', ['fast-mode-2026-02-01']],
])

/** The betas of a request's header, in the names of Vertex AI. */
export function knownBetas(header: string | readonly string[] | undefined): readonly string[] {
  const asked = [header ?? []].flat().flatMap((value) => value.split(','))
  return [...new Set(asked.flatMap((beta) => known.get(beta.trim()) ?? []))]
}

/** The betas that an error names as unknown: each model learns of new ones at another time. */
export function refusedBetas(message: string): readonly string[] {
  const named = /^Unexpected value\(s\) (.+) for the `anthropic-beta` header/.exec(message)?.[1] ?? ''
  return [...named.matchAll(/`([^`]+)`/g)].flatMap(([, beta]) => beta ?? [])
}

/** Whether a field of the body would be refused, as none of the betas that bring it goes along (edge case 266). */
export function lacksBeta(field: string, betas: readonly string[]): boolean {
  return betasOfFields.get(field)?.every((beta) => !betas.includes(beta)) ?? false
}
