import type { Page } from '@playwright/test'

/** What reached the window since it is watched. */
export interface WindowWatch {
  /** How many requests it was told of, and how many of these as done. */
  readonly told: number
  readonly done: number
  /** Milliseconds between two frames that the window drew. */
  readonly longestFrame: number
  /** Milliseconds from a click or a key to the frame that answers it; 0 where none took the 104 that Chromium tells of. */
  readonly longestAnswer: number
}

/** Listens in the window beside its own list, and counts. */
export async function watchWindow(page: Page): Promise<() => Promise<WindowWatch>> {
  const watch = await page.evaluateHandle(() => {
    const seen = { told: new Set<string>(), done: new Set<string>(), longestFrame: 0, longestAnswer: 0 }
    window.api.on('requests', (batch) => {
      for (const { id, state } of batch) {
        seen.told.add(id)
        if (state === 'done') seen.done.add(id)
      }
    })
    let last = performance.now()
    const onFrame = (now: number) => {
      seen.longestFrame = Math.max(seen.longestFrame, now - last)
      last = now
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
    new PerformanceObserver((events) => {
      for (const { duration } of events.getEntries()) seen.longestAnswer = Math.max(seen.longestAnswer, duration)
    }).observe({ type: 'event' })
    return seen
  })
  return () => watch.evaluate(({ told, done, ...longest }) => ({ told: told.size, done: done.size, ...longest }))
}
