// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { actionOf, keysOf, shortcuts } from './shortcuts.ts'

const nothing = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

describe('actionOf', () => {
  it.each([
    [{ key: 'k', ctrlKey: true }, { kind: 'palette' }],
    [
      { key: ',', ctrlKey: true },
      { kind: 'go', screen: 'settings' },
    ],
    [{ key: 'C', ctrlKey: true, shiftKey: true }, { kind: 'copy' }],
    [{ key: 'Enter', ctrlKey: true }, { kind: 'switch' }],
    [{ key: '?', shiftKey: true }, { kind: 'list' }],
    // A French keyboard has the digits above.
    [
      { key: '&', code: 'Digit1', ctrlKey: true },
      { kind: 'go', screen: 'overview' },
    ],
  ])('knows %j', (pressed, action) => {
    expect(actionOf({ ...nothing, ...pressed })).toEqual(action)
  })

  it.each([
    { key: 'k' },
    { key: '1', code: 'Digit1' },
    // Copying is the system's.
    { key: 'c', ctrlKey: true },
    { key: '?', ctrlKey: true },
    // AltGr, which many layouts need to write.
    { key: 'l', ctrlKey: true, altKey: true },
    // Reloading is a habit; nothing must come of it.
    { key: 'r', ctrlKey: true },
  ])('leaves %j alone', (pressed) => {
    expect(actionOf({ ...nothing, ...pressed })).toBeNull()
  })
})

it('writes keys as people read them, and none twice', () => {
  expect(shortcuts.map(keysOf)).toContain('Ctrl Shift C')
  expect(new Set(shortcuts.map(keysOf)).size).toBe(shortcuts.length)
})
