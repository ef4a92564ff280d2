import { isLoopbackUrl, normaliseBaseUrl } from '../../../shared/base-url.ts'
import type { KeyStatus, RouteView } from '../../../shared/ipc.ts'
import { describeProvider } from '../../providers.ts'

/** What stands in a route card's fields. */
export interface RouteDraft {
  /** Null while none is chosen. */
  readonly provider: string | null
  readonly model: string
  /** Empty for the provider's own. */
  readonly baseUrl: string
}

export function draftOf(route: RouteView | null): RouteDraft {
  return { provider: route?.provider ?? null, model: route?.model ?? '', baseUrl: route?.baseUrl ?? '' }
}

export function isSameRoute(draft: RouteDraft, route: RouteView | null): boolean {
  const { provider, model, baseUrl } = draftOf(route)
  return draft.provider === provider && draft.model.trim() === model && draft.baseUrl.trim() === baseUrl
}

/** Which message goes under which field; null where the field is fine. */
export interface RouteProblems {
  readonly provider: 'models.chooseProvider' | null
  readonly model: 'models.enterModel' | 'models.modelHasSpaces' | null
  readonly baseUrl: 'models.enterBaseUrl' | 'models.badBaseUrl' | null
}

export const noProblems: RouteProblems = { provider: null, model: null, baseUrl: null }

export function isFine(problems: RouteProblems): boolean {
  return Object.values(problems).every((problem) => problem === null)
}

export function checkDraft({ provider, model, baseUrl }: RouteDraft): RouteProblems {
  const name = model.trim()
  return {
    provider: provider === null ? 'models.chooseProvider' : null,
    model: name === '' ? 'models.enterModel' : /\s/.test(name) ? 'models.modelHasSpaces' : null,
    baseUrl: checkBaseUrl(baseUrl.trim(), provider),
  }
}

function checkBaseUrl(baseUrl: string, provider: string | null): RouteProblems['baseUrl'] {
  if (baseUrl === '') {
    return provider !== null && describeProvider(provider).needsBaseUrl ? 'models.enterBaseUrl' : null
  }
  return normaliseBaseUrl(baseUrl, 'openai-chat').ok ? null : 'models.badBaseUrl'
}

/**
 * What is known of the key to the place in the form. A key belongs to its provider and address: for another one the
 * window learns only after saving whether a key is there.
 */
export function keyStatusOf(draft: RouteDraft, route: RouteView | null): KeyStatus {
  if (route !== null && draft.provider === route.provider && draft.baseUrl.trim() === route.baseUrl) return route.key
  const place = draft.provider === null ? null : describeProvider(draft.provider)
  const isOpen = place !== null && (place.isLocal || place.isGoogleCloud)
  return { state: isOpen || isLoopbackUrl(draft.baseUrl.trim()) ? 'not-needed' : 'missing' }
}
