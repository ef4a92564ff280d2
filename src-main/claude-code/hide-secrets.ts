import { findMember, membersOf } from './json-members.ts'
import { checkSettings } from './settings-edit.ts'

const secretName = /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL|AUTH|HEADERS/i

/** The text with dots for every secret in its `env`; lines stay where they are. For texts that were checked. */
export function hideSecrets(text: string, known: readonly string[]): string {
  const mark = text.startsWith('\u{feff}') ? 1 : 0
  const body = text.slice(mark)
  const checked = checkSettings(body)
  const env = checked.ok ? findMember(checked.value, 'env')?.value : undefined
  const secrets = env === undefined ? [] : membersOf(env).filter(({ key }) => secretName.test(String(key.value)))
  // From the end, so that the places before stay right.
  const hidden = secrets.reduceRight((current, { value }) => {
    return current.slice(0, value.offset) + '"••••"' + current.slice(value.offset + value.length)
  }, body)
  return known.reduce((current, secret) => current.replaceAll(secret, '••••'), text.slice(0, mark) + hidden)
}
