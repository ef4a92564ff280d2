/** How often to look, in ms. */
const interval = 250

/**
 * Calls back when the process that started this one is gone; `parentId` gives the parent's id at each call.
 *
 * npm runs a script through a shell, and many shells end on SIGTERM without passing it on: whoever stops `npm run serve`
 * by its process id would leave the proxy running and its port taken.
 */
export function onceOrphaned(parentId: () => number, callback: () => void): void {
  const parent = parentId()
  const timer = setInterval(() => {
    if (parentId() === parent) return
    clearInterval(timer)
    callback()
  }, interval)
  timer.unref()
}
