import type { Screen } from '../../../shared/window-address.ts'
import { commandKey, holdsCommand } from '../../ui/command-key.ts'

export type ShortcutAction =
  | { readonly kind: 'go'; readonly screen: Screen }
  | { readonly kind: 'palette' | 'filter' | 'copy' | 'switch' | 'list' }

interface Shortcut {
  readonly action: ShortcutAction
  /** The key, with the command key held unless it stands alone; a digit is meant by its place on the keyboard. */
  readonly key: string
  readonly isShifted?: boolean
  readonly standsAlone?: boolean
  readonly label:
    `screen.${Screen}` | 'palette.title' | 'shortcuts.filter' | 'connect.copy' | 'shortcuts.switch' | 'shortcuts.title'
}

/** Everything that keys do in all of the window. */
export const shortcuts: readonly Shortcut[] = [
  { action: { kind: 'palette' }, key: 'k', label: 'palette.title' },
  { action: { kind: 'go', screen: 'overview' }, key: '1', label: 'screen.overview' },
  { action: { kind: 'go', screen: 'models' }, key: '2', label: 'screen.models' },
  { action: { kind: 'go', screen: 'requests' }, key: '3', label: 'screen.requests' },
  { action: { kind: 'go', screen: 'connect' }, key: '4', label: 'screen.connect' },
  { action: { kind: 'go', screen: 'settings' }, key: '5', label: 'screen.settings' },
  { action: { kind: 'go', screen: 'settings' }, key: ',', label: 'screen.settings' },
  { action: { kind: 'go', screen: 'requests' }, key: 'l', label: 'screen.requests' },
  { action: { kind: 'filter' }, key: 'f', label: 'shortcuts.filter' },
  { action: { kind: 'copy' }, key: 'c', isShifted: true, label: 'connect.copy' },
  { action: { kind: 'switch' }, key: 'Enter', label: 'shortcuts.switch' },
  { action: { kind: 'list' }, key: '?', standsAlone: true, label: 'shortcuts.title' },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What the pressed keys ask for; null for all others. */
export function actionOf(pressed: Pressed): ShortcutAction | null {
  return shortcuts.find((shortcut) => isPressed(shortcut, pressed))?.action ?? null
}

function isPressed({ key, isShifted = false, standsAlone = false }: Shortcut, pressed: Pressed): boolean {
  // Which keys make a "?" is the layout's to say.
  if (standsAlone) return pressed.key === key && !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey
  if (!holdsCommand(pressed)) return false
  // On some layouts digits need Shift.
  if (/^\d$/.test(key)) return pressed.code === `Digit${key}`
  return pressed.key.toLowerCase() === key.toLowerCase() && pressed.shiftKey === isShifted
}

/** As it is shown: "Ctrl Shift C". */
export function keysOf({ key, isShifted = false, standsAlone = false }: Shortcut): string {
  const name = key === 'Enter' ? '↵' : key.toUpperCase()
  return [...(standsAlone ? [] : [commandKey]), ...(isShifted ? ['Shift'] : []), name].join(' ')
}
