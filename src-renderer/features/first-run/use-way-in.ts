import { useLayoutEffect, useRef } from 'react'
import { addressOf } from '../../../shared/window-address.ts'
import { replaceLocation } from '../../state/location.ts'
import { useAppState } from '../../state/use-window.ts'
import { wantsFirstRun } from './shown-step.ts'

/** A window that opens at no place in particular leads to the setup where that is wanted; afterwards nobody is led. */
export function useWayIn(): void {
  const state = useAppState()
  const isOpening = useRef(true)
  useLayoutEffect(() => {
    if (isOpening.current && window.location.hash === '' && wantsFirstRun(state)) {
      replaceLocation(addressOf('first-run'))
    }
    isOpening.current = false
  }, [state])
}
