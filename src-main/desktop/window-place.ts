import type { Rectangle } from 'electron'
import type { WindowPlace } from '../services/ports.ts'

export const smallestWindow = { width: 760, height: 520 } as const
const usualWindow = { width: 1080, height: 720 } as const

/** So much of a window's upper edge must be in sight that a pointer can get hold of it, in pixels. */
const leastGrip = { width: 120, height: 32 } as const

/** Where a window opens; without a position the system chooses one. */
export interface Opening {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
}

/**
 * Where the window was, as far as that is still on a screen: displays are unplugged, and change their resolution.
 *
 * @param areas what windows may cover on each display
 */
export function placeWindow(saved: WindowPlace | null, areas: readonly Rectangle[]): Opening {
  if (saved === null) return usualWindow
  const area = areas.find((candidate) => isReachable(saved, candidate))
  const width = Math.max(smallestWindow.width, Math.min(saved.width, area?.width ?? usualWindow.width))
  const height = Math.max(smallestWindow.height, Math.min(saved.height, area?.height ?? usualWindow.height))
  return area === undefined ? { width, height } : { width, height, x: saved.x, y: saved.y }
}

function isReachable({ x, y, width }: WindowPlace, area: Rectangle): boolean {
  const inSight = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return inSight >= leastGrip.width && y >= area.y && y + leastGrip.height <= area.y + area.height
}
