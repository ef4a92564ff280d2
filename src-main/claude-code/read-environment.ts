import type { SettingsOrigin } from '../../shared/claude-code.ts'
import { findMember, membersOf } from './json-members.ts'
import { checkSettings } from './settings-edit.ts'

/** What one place sets. */
export interface SettingsSource {
  readonly origin: SettingsOrigin
  readonly variables: ReadonlyMap<string, string>
  /** A command that prints a key. */
  readonly apiKeyHelper: string | null
}

/** What a settings file sets. One that Claude Code could not read either sets nothing. */
export function readSource(origin: SettingsOrigin, text: string): SettingsSource {
  const checked = checkSettings(text.replace(/^\u{feff}/u, ''))
  if (!checked.ok) return { origin, variables: new Map(), apiKeyHelper: null }
  const env = findMember(checked.value, 'env')?.value
  const helper: unknown = findMember(checked.value, 'apiKeyHelper')?.value.value
  return {
    origin,
    variables: new Map(
      (env === undefined ? [] : membersOf(env)).map(({ key, value }) => [String(key.value), String(value.value ?? '')]),
    ),
    apiKeyHelper: typeof helper === 'string' && helper !== '' ? helper : null,
  }
}
