import { expect, it } from 'vitest'
import { drawLanes, lanesStates, trayColours } from './lanes.ts'

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

it.each(['#ffffff', '#f2f2f2', '#2b2b2b', '#000000'])('every glyph stands out from a panel of %s', (panel) => {
  for (const state of lanesStates) expect(contrast(trayColours[state], panel)).toBeGreaterThanOrEqual(3)
})

it('tells the states apart by shape alone', () => {
  const shapes = lanesStates.map((state) => JSON.stringify(drawLanes(state, '#000000')))
  expect(new Set(shapes).size).toBe(lanesStates.length)
})
