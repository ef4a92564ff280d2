import { useTranslation } from 'react-i18next'
import type { LocalServer } from '../../../shared/local-server.ts'
import type { ProviderKind } from '../../../shared/providers/provider.ts'
import type { Tier } from '../../../shared/tiers.ts'
import { exactNumber } from '../../format.ts'
import type { ProviderChoice } from '../../providers.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useAppState } from '../../state/use-window.ts'
import { keyBackendNames } from '../../ui/key-backends.ts'

const kindNames = {
  maker: 'kind.maker',
  host: 'kind.host',
  cloud: 'kind.cloud',
  router: 'kind.router',
  plan: 'kind.plan',
  local: 'kind.local',
  custom: 'kind.custom',
} as const satisfies Record<ProviderKind, string>

export interface ProviderNotes {
  /** What kind of service it is. */
  readonly kind: string
  /** Whether it runs here, or whether there is a key for it. */
  readonly state: string
  /** Nothing is missing. */
  readonly isReady: boolean
}

/** What is known of a provider before it is chosen for this tier. */
export function useProviderNotes(tier: Tier, running: readonly LocalServer[]) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { keyPlaces } = useAppState()

  return function notesOf({ id, kind, isLocal, isGoogleCloud }: ProviderChoice): ProviderNotes {
    const server = running.find(({ provider }) => provider === id)
    const key = keyPlaces.find((place) => place.tier === tier && place.provider === id)
    const words = kind === null ? '' : t(kindNames[kind])
    if (server !== undefined) {
      const state = t('provider.running', { number: exactNumber(server.models.length, locale) })
      return { kind: words, state, isReady: true }
    }
    if (key !== undefined) {
      return { kind: words, state: t('provider.keyIn', { place: t(keyBackendNames[key.backend]) }), isReady: true }
    }
    const needsNone = isLocal || isGoogleCloud
    return { kind: words, state: t(needsNone ? 'key.notNeeded' : 'provider.noKey'), isReady: false }
  }
}
