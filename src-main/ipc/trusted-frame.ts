/** What the check needs to know of a sender; Electron's `WebFrameMain` has it. */
export interface Frame {
  readonly url: string
  readonly parent: unknown
}

/**
 * Whether a message comes from the app's own page: its main frame, at its own scheme and host. Null is a frame that is
 * gone. (Electron security checklist, item 17.)
 */
export function isTrustedFrame(frame: Frame | null, origin: string): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false
  // `URL.origin` is "null" for a scheme that is not the web's.
  const { protocol, host } = new URL(frame.url)
  return `${protocol}//${host}` === origin
}
