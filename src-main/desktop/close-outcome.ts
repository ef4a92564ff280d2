import type { DesktopView } from '../../shared/ipc.ts'

/** Closed for good the window leaves the tray alone; without a tray it must stay where it can be found. */
export type CloseOutcome = 'leave' | 'minimise' | 'quit'

export function closeOutcome({ onClose, hasTray }: Pick<DesktopView, 'onClose' | 'hasTray'>): CloseOutcome {
  if (onClose === 'quit') return 'quit'
  return hasTray ? 'leave' : 'minimise'
}
