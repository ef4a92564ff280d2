import type { CredentialConflict, DeadReason, Pointing, SettingsOrigin } from '../../shared/claude-code.ts'
import { isLoopbackUrl } from '../../shared/base-url.ts'
import { maskSecret } from '../../shared/mask-secret.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import { cloudDetours } from '../config/cloud-detours.ts'
import type { SettingsSource } from './read-environment.ts'

/** This FreeCC, as a client has to know it. */
export interface OwnAddress {
  readonly url: string
  readonly token: string
  readonly requiresToken: boolean
  readonly status: ProxyStatus['state']
}

/**
 * Where Claude Code sends its requests.
 *
 * @param sources the one that wins first
 * @param isOurs whether this address was written by FreeCC, on whatever port
 */
export function decidePointing(
  sources: readonly SettingsSource[],
  own: OwnAddress,
  isOurs: (url: string) => boolean,
): Pointing {
  const detour = cloudDetours.map((name) => find(sources, name)).find((found) => found !== null && isOn(found.value))
  if (detour) return { state: 'elsewhere', origin: detour.origin, url: null }
  const address = find(sources, 'ANTHROPIC_BASE_URL')
  if (address === null) return { state: 'not-set' }
  const { value: url, origin } = address
  const credentials = ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY'].map((name) => find(sources, name)?.value)
  const hasToken = credentials.includes(own.token)
  const isHere = isSameAddress(url, own.url)
  if (!isHere && !isOurs(url) && !(hasToken && isLoopbackUrl(url))) return { state: 'elsewhere', origin, url }
  const reason = whyDead(isHere, hasToken, own)
  return reason === null ? { state: 'here', origin } : { state: 'dead', origin, url, reason }
}

/** Another credential that is set beside the token. */
export function findConflicts(sources: readonly SettingsSource[]): readonly CredentialConflict[] {
  const key = find(sources, 'ANTHROPIC_API_KEY')
  const helper = sources.find(({ apiKeyHelper }) => apiKeyHelper !== null)
  return [
    ...(key === null ? [] : [{ name: 'ANTHROPIC_API_KEY', maskedValue: maskSecret(key.value), origin: key.origin }]),
    ...(helper === undefined ? [] : [{ name: 'apiKeyHelper', maskedValue: '••••', origin: helper.origin }]),
  ]
}

function find(sources: readonly SettingsSource[], name: string): { value: string; origin: SettingsOrigin } | null {
  for (const { variables, origin } of sources) {
    const value = variables.get(name)
    // An empty value in a higher place switches a lower one off.
    if (value !== undefined) return value === '' ? null : { value, origin }
  }
  return null
}

function isOn(value: string): boolean {
  return !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase())
}

function whyDead(isHere: boolean, hasToken: boolean, own: OwnAddress): DeadReason | null {
  if (!isHere) return 'other-port'
  if (own.status === 'off') return 'off'
  if (own.status !== 'on' && own.status !== 'starting') return 'not-running'
  return hasToken || !own.requiresToken ? null : 'old-token'
}

/** Names of this machine are as good as its number; a path would lead past the API. */
function isSameAddress(url: string, own: string): boolean {
  if (!URL.canParse(url)) return false
  const [one, other] = [new URL(url), new URL(own)]
  const isSameHost = one.hostname === other.hostname || (isLoopbackUrl(url) && isLoopbackUrl(own))
  return one.protocol === other.protocol && isSameHost && one.port === other.port && /^\/*$/.test(one.pathname)
}
