import { firstRunSteps, freshFirstRun, type FirstRun, type FirstRunStep } from '../../../shared/first-run.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { replaceLocation } from '../../state/location.ts'
import { useActions, useAppState, useRequests } from '../../state/use-window.ts'
import { firstArrival } from './first-arrival.ts'
import { shownStep } from './shown-step.ts'

export interface FirstRunControl {
  readonly progress: FirstRun
  readonly step: FirstRunStep
  readonly go: (step: FirstRunStep) => void
  readonly choose: (provider: string) => void
  /** Remembers what was entered in the steps, for the next start. */
  readonly remember: (change: Partial<FirstRun>) => void
  /** To the end, or out of it before. */
  readonly finish: () => void
  /** Null on the first step. */
  readonly goBack: (() => void) | null
}

/** Where the user is in the setup. The main process remembers it, so that closing the window loses nothing. */
export function useFirstRun(): FirstRunControl {
  const { firstRun, routes } = useAppState()
  const { saveFirstRun } = useActions()
  const arrival = firstArrival(useRequests(), firstRun.offeredAt)
  // Opened again, it begins anew.
  const progress = firstRun.isOver ? freshFirstRun : firstRun
  const step = shownStep(progress, { hasRoute: routes.big !== null, hasArrival: arrival !== null })
  const before = firstRunSteps[firstRunSteps.indexOf(step) - 1]

  function remember(change: Partial<FirstRun>): void {
    void saveFirstRun({ ...progress, ...change })
  }
  function go(next: FirstRunStep): void {
    const offeredAt = next === 'connect' ? Date.now() : progress.offeredAt
    remember({ step: next, offeredAt })
  }

  return {
    progress,
    step,
    go,
    choose: (provider) =>
      remember({ step: 'key', provider, baseUrl: provider === progress.provider ? progress.baseUrl : '' }),
    remember,
    finish() {
      remember({ isOver: true })
      replaceLocation(addressOf('overview'))
    },
    goBack: before === undefined ? null : () => go(before),
  }
}
