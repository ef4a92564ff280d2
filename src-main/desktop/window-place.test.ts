import { describe, expect, it } from 'vitest'
import { placeWindow } from './window-place.ts'

const laptop = { x: 0, y: 30, width: 1440, height: 870 }
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 }
const saved = { x: 1700, y: 200, width: 1500, height: 1000, isMaximized: false }

describe('placeWindow', () => {
  it('leaves the first window to the system', () => {
    expect(placeWindow(null, [laptop])).toEqual({ width: 1080, height: 720 })
  })

  it('comes back to where it was', () => {
    expect(placeWindow(saved, [laptop, monitor])).toEqual({ x: 1700, y: 200, width: 1500, height: 1000 })
  })

  it('lets the system choose where the display is gone', () => {
    expect(placeWindow(saved, [laptop])).toEqual({ width: 1080, height: 720 })
  })

  it('shrinks to a display that became smaller, but never below what the screens need', () => {
    const small = { x: 0, y: 0, width: 1024, height: 400 }
    expect(placeWindow({ ...saved, x: 10, y: 10 }, [small])).toEqual({ x: 10, y: 10, width: 1024, height: 520 })
  })

  it.each([
    ['its title above the screen', { x: 100, y: 0 }],
    ['its title below the screen', { x: 100, y: 890 }],
    ['nothing but a rim of it on the screen', { x: -1450, y: 100 }],
  ])('does not open with %s', (_what, position) => {
    expect(placeWindow({ ...saved, ...position }, [laptop])).not.toHaveProperty('x')
  })
})
