/** Text that is meant for Anthropic's servers or for nobody but the user's machine. */
const secrets: ReadonlyArray<readonly [pattern: RegExp, what: string]> = [
  [/x-anthropic-billing-header/, "Claude Code's attribution block (edge case 1)"],
  [/"cache_control"/, 'a cache_control marker (edge case 30)'],
  [/"tool_use_id"|"input_schema"|"defer_loading"|"stop_sequences"|"media_type"/, 'an Anthropic field name'],
  [/\[object Object\]/, 'an object printed as text (edge case 10)'],
]

/** Ids that must reach no third party as they are (edge cases 45 and 69). */
const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|user_[0-9a-f]{16}/
const identifyingFields = ['user', 'safety_identifier', 'prompt_cache_key', 'metadata'] as const

/** What should have stayed behind; empty if all is well. Tool schemas may name their properties as they like. */
export function checkLeaks(body: { readonly tools?: unknown }): readonly string[] {
  const { tools: _, ...rest } = body
  const text = JSON.stringify(rest)
  const fields: Readonly<Record<string, unknown>> = { ...body }
  return [
    ...secrets.filter(([pattern]) => pattern.test(text)).map(([, what]) => `the body contains ${what}`),
    ...identifyingFields
      .filter((name) => identifier.test(JSON.stringify(fields[name] ?? '')))
      .map((name) => `${name} holds a raw id of the user or the session`),
  ]
}
