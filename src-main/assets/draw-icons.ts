import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawAppIcon, drawLanes, type LanesState } from './lanes.ts'
import { toIco, toPng } from './to-png.ts'
import { toSvg } from './to-svg.ts'

/** Draws all icons: `node src-main/assets/draw-icons.ts`. They are committed, so that no build depends on it. */

const teal = '#00ac9a'

/** Readable on light and dark panels alike: Linux and Windows do not tell which theirs is. */
const colours: Readonly<Record<LanesState, string>> = { on: teal, off: '#868d95', error: '#e5484d' }

const here = import.meta.dirname
const tray = join(here, 'tray')

mkdirSync(tray, { recursive: true })
for (const state of ['on', 'off', 'error'] as const) {
  const glyph = drawLanes(state, colours[state])
  writeFileSync(join(tray, `${state}.png`), toPng(glyph, 32))
  writeFileSync(join(tray, `${state}.ico`), toIco(glyph, [16, 20, 24, 32, 48]))
  // macOS reads only the alpha channel of a template image.
  const template = drawLanes(state, '#000000')
  writeFileSync(join(tray, `${state}Template.png`), toPng(template, 16))
  writeFileSync(join(tray, `${state}Template@2x.png`), toPng(template, 32))
}
const appIcon = drawAppIcon(teal, '#11181d')
writeFileSync(join(here, 'app-icon.svg'), toSvg(appIcon))
writeFileSync(join(here, 'app-icon.png'), toPng(appIcon, 1024))
