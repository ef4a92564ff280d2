/**
 * FreeCC's sign: two lanes, BIG above SMALL, from the client on the left to a model on the right. One drawing for all
 * icons, on a grid of 32 by 32.
 */

export const lanesStates = ['on', 'off', 'error', 'traffic'] as const
export type LanesState = (typeof lanesStates)[number]

/** Readable on light and dark panels alike: Linux and Windows do not tell reliably which theirs is. */
export const trayColours: Readonly<Record<LanesState, string>> = {
  on: '#009486',
  traffic: '#009486',
  off: '#7d858e',
  error: '#e5484d',
}

/** All that the sign is made of. A dot is a bar of no length. */
export type Shape =
  | { readonly kind: 'bar'; readonly from: Point; readonly to: Point; readonly width: number; readonly colour: string }
  | {
      readonly kind: 'ring'
      readonly centre: Point
      readonly radius: number
      readonly width: number
      readonly colour: string
    }
  | {
      readonly kind: 'tile'
      readonly centre: Point
      readonly side: number
      readonly radius: number
      readonly colour: string
    }

export type Point = readonly [x: number, y: number]

const bigLane = 10
const smallLane = 23.5

/**
 * The states differ in shape as well: full lanes, broken ones with hollow ends, an exclamation mark at the end, pulses on
 * the lanes.
 */
export function drawLanes(state: LanesState, colour: string): readonly Shape[] {
  const bar = (from: Point, to: Point, width = 4): Shape => ({ kind: 'bar', from, to, width, colour })
  const disc = (centre: Point, radius: number) => bar(centre, centre, 2 * radius)
  const ring = (centre: Point, radius: number): Shape => ({ kind: 'ring', centre, radius, width: 3, colour })
  const lane = (y: number, until: number) => bar([3, y], [until, y])
  const brokenLane = (y: number) => [bar([3, y], [5, y]), bar([11, y], [13, y])]
  switch (state) {
    case 'on':
      return [lane(bigLane, 18), disc([24, bigLane], 6), lane(smallLane, 18), disc([24, smallLane], 4.5)]
    case 'off':
      return [...brokenLane(bigLane), ring([24, bigLane], 4.5), ...brokenLane(smallLane), ring([24, smallLane], 3.25)]
    case 'traffic':
      return [
        ...[bar([2.5, bigLane], [5, bigLane]), disc([12.5, bigLane], 4), disc([24, bigLane], 6)],
        ...[bar([2.5, smallLane], [7, smallLane]), disc([14, smallLane], 3.2), disc([24, smallLane], 4.5)],
      ]
    case 'error':
      return [lane(bigLane, 17), lane(smallLane, 17), bar([26, 6], [26, 17], 5.5), disc([26, 25.5], 3.2)]
  }
}

/** The sign on a dark tile, with the margin that docks and launchers expect. */
export function drawAppIcon(colour: string, tileColour: string): readonly Shape[] {
  return [
    { kind: 'tile', centre: [16, 16], side: 25.75, radius: 5.8, colour: tileColour },
    ...drawLanes('on', colour).map((shape) => scale(shape, 0.58)),
  ]
}

/** Scales around the middle of the grid. */
function scale(shape: Shape, factor: number): Shape {
  const move = ([x, y]: Point): Point => [16 + (x - 16) * factor, 16 + (y - 16.5) * factor]
  switch (shape.kind) {
    case 'bar':
      return { ...shape, from: move(shape.from), to: move(shape.to), width: shape.width * factor }
    case 'ring':
      return {
        ...shape,
        centre: move(shape.centre),
        radius: shape.radius * factor,
        width: shape.width * factor,
      }
    case 'tile':
      return { ...shape, centre: move(shape.centre), side: shape.side * factor, radius: shape.radius * factor }
  }
}
