/** A page that crashes more often than this within a minute would crash for ever. */
const mostCrashes = 3
const period = 60_000

/**
 * Says whether a page that crashed should be drawn again.
 *
 * @param now milliseconds, from any beginning
 */
export function createCrashLimit(): { readonly mayReload: (now: number) => boolean } {
  let crashes: readonly number[] = []
  return {
    mayReload(now) {
      crashes = [...crashes.filter((crash) => crash > now - period), now]
      return crashes.length <= mostCrashes
    },
  }
}
