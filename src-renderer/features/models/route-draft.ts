import { isLoopbackUrl, normaliseBaseUrl } from '../../../shared/base-url.ts'
import type { Destination, KeyStatus, RouteView } from '../../../shared/ipc.ts'
import { describeProvider } from '../../providers.ts'
import {
  detailsDraftOf,
  isSameDetails,
  noDetails,
  readDetails,
  type DetailsDraft,
  type DetailsProblems,
} from './details/details-draft.ts'

/** What stands in a route card's fields. */
export interface RouteDraft {
  /** Null while none is chosen. */
  readonly provider: string | null
  readonly model: string
  /** Empty for the provider's own. */
  readonly baseUrl: string
}

/** The same with what stands behind "Advanced". */
export interface DetailedDraft extends RouteDraft {
  readonly details: DetailsDraft
}

/** A destination as it is saved, of a tier or of a fallback. */
type SavedDestination = Destination & Pick<RouteView, 'details'>

export function draftOf(saved: SavedDestination | null): DetailedDraft {
  if (saved === null) return { provider: null, model: '', baseUrl: '', details: noDetails }
  const { provider, model, baseUrl, details } = saved
  return { provider, model, baseUrl, details: detailsDraftOf(details) }
}

/** What fields that are fine say; null while no provider is chosen. */
export function readDraft({ provider, model, baseUrl, details }: DetailedDraft): SavedDestination | null {
  return provider === null
    ? null
    : { provider, model: model.trim(), baseUrl: baseUrl.trim(), details: readDetails(details) }
}

/** The draft with another destination; what is set beyond it belongs to the provider. */
export function moveDraft(draft: DetailedDraft, destination: RouteDraft): DetailedDraft {
  return { ...destination, details: destination.provider === draft.provider ? draft.details : noDetails }
}

export function isSameRoute(draft: DetailedDraft, route: RouteView | null): boolean {
  const { provider, model, baseUrl, details } = draftOf(route)
  const isThere = draft.provider === provider && draft.baseUrl.trim() === baseUrl
  return isThere && draft.model.trim() === model && isSameDetails(draft.details, details)
}

/** Which message goes under which field; null where the field is fine. */
export interface RouteProblems {
  readonly provider: 'models.chooseProvider' | null
  readonly model: 'models.enterModel' | 'models.modelHasSpaces' | null
  readonly baseUrl: 'models.enterBaseUrl' | 'models.badBaseUrl' | null
}

export const noProblems: RouteProblems = { provider: null, model: null, baseUrl: null }

export function isFine(problems: RouteProblems | DetailsProblems): boolean {
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
