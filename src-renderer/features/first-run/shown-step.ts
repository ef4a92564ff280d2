import type { AppState } from '../../../shared/ipc.ts'
import type { FirstRun, FirstRunStep } from '../../../shared/first-run.ts'

interface Facts {
  /** BIG has a model. */
  readonly hasRoute: boolean
  /** A request came since the command was offered. */
  readonly hasArrival: boolean
}

/** The step to show: the one that was reached, as far as what it needs is still there. */
export function shownStep({ step, provider }: FirstRun, { hasRoute, hasArrival }: Facts): FirstRunStep {
  switch (step) {
    case 'provider':
      return 'provider'
    case 'key':
      return provider === null ? 'provider' : 'key'
    case 'models':
      return hasRoute ? 'models' : 'provider'
    case 'connect':
    case 'wait':
      if (!hasRoute) return 'provider'
      return hasArrival ? 'wait' : step
  }
}

/** Whether a start leads here by itself: as long as nothing is set up, or where the setup was left in the middle. */
export function wantsFirstRun({ firstRun, routes }: Pick<AppState, 'firstRun' | 'routes'>): boolean {
  return !firstRun.isOver && (routes.big === null || firstRun.step !== 'provider')
}
