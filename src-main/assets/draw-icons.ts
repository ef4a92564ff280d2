import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawAppIcon, drawLanes, lanesStates, trayColours } from './lanes.ts'
import { toIco, toPng } from './to-png.ts'
import { toSvg } from './to-svg.ts'

/** Draws all icons: `node src-main/assets/draw-icons.ts`. They are committed, so that no build depends on it. */

const here = import.meta.dirname
const tray = join(here, 'tray')

mkdirSync(tray, { recursive: true })
for (const state of lanesStates) {
  const glyph = drawLanes(state, trayColours[state])
  writeFileSync(join(tray, `${state}.png`), toPng(glyph, 32))
  writeFileSync(join(tray, `${state}.ico`), toIco(glyph, [16, 20, 24, 32, 48]))
  // macOS reads only the alpha channel of a template image.
  const template = drawLanes(state, '#000000')
  writeFileSync(join(tray, `${state}Template.png`), toPng(template, 16))
  writeFileSync(join(tray, `${state}Template@2x.png`), toPng(template, 32))
}
const appIcon = drawAppIcon('#00ac9a', '#11181d')
writeFileSync(join(here, 'app-icon.svg'), toSvg(appIcon))
writeFileSync(join(here, 'app-icon.png'), toPng(appIcon, 1024))
