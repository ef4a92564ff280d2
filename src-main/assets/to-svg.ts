import type { Shape } from './lanes.ts'

export function toSvg(shapes: readonly Shape[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\n${shapes.map(element).join('\n')}\n</svg>\n`
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'bar': {
      const [[fromX, fromY], [toX, toY]] = [shape.from.map(round), shape.to.map(round)]
      return `  <path d="M${fromX} ${fromY}L${toX} ${toY}" stroke="${shape.colour}" stroke-width="${round(shape.width)}" stroke-linecap="round"/>`
    }
    case 'ring': {
      const [x, y] = shape.centre.map(round)
      return `  <circle cx="${x}" cy="${y}" r="${round(shape.radius)}" fill="none" stroke="${shape.colour}" stroke-width="${round(shape.width)}"/>`
    }
    case 'tile': {
      const [x, y] = shape.centre.map((middle) => round(middle - shape.side / 2))
      return `  <rect x="${x}" y="${y}" width="${round(shape.side)}" height="${round(shape.side)}" rx="${round(shape.radius)}" fill="${shape.colour}"/>`
    }
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
