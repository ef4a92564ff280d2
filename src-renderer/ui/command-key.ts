const isMac = navigator.userAgent.includes('Mac')

/** What the key is called that makes a shortcut of a letter. */
export const commandKey = isMac ? '⌘' : 'Ctrl'

/** Whether that key is held, and no other that would make something else of it. */
export function holdsCommand(event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey
}
