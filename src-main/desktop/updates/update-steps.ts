import { assertNever } from '../../../shared/assert-never.ts'
import type { UpdateStatus } from '../../../shared/updates.ts'

/** What happens to an update, and what is asked for. */
export type UpdateEvent =
  | { readonly kind: 'look' }
  | { readonly kind: 'found'; readonly version: string }
  | { readonly kind: 'nothing-newer'; readonly at: number }
  | { readonly kind: 'download' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'failed' }

/** The status after this event. An event that does not fit, such as a second click, changes nothing. */
export function nextUpdateStatus(status: UpdateStatus, event: UpdateEvent): UpdateStatus {
  switch (event.kind) {
    case 'look':
      return mayLook(status) ? { state: 'checking' } : status
    case 'found':
      return status.state === 'checking' ? { state: 'available', version: event.version } : status
    case 'nothing-newer':
      return status.state === 'checking' ? { state: 'current', checkedAt: event.at } : status
    case 'download':
      return status.state === 'available' ? { state: 'downloading', version: status.version, percent: 0 } : status
    case 'progress':
      return withProgress(status, Math.floor(event.percent))
    case 'downloaded':
      return status.state === 'downloading' ? { state: 'ready', version: status.version } : status
    case 'failed':
      return afterFailure(status)
    default:
      return assertNever(event)
  }
}

/** What is on its way, or here already, is not looked for again. */
function mayLook({ state }: UpdateStatus): boolean {
  return state === 'current' || state === 'available' || state === 'failed'
}

/** The same object for the same number: progress comes several times a second, and every new status is shown. */
function withProgress(status: UpdateStatus, percent: number): UpdateStatus {
  return status.state === 'downloading' && percent > status.percent ? { ...status, percent } : status
}

function afterFailure(status: UpdateStatus): UpdateStatus {
  if (status.state === 'checking') return { state: 'failed', during: 'check' }
  return status.state === 'downloading' ? { state: 'failed', during: 'download' } : status
}
