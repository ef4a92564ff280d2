import { appleSizes, toIcns, toIco, type Picture } from './icon-containers.ts'
import { drawAppIcon, drawLanes, lanesStates, trayColours, type LanesState, type Shape } from './lanes.ts'
import { toPng } from './to-png.ts'
import { toSvg } from './to-svg.ts'

/** What launchers of Linux desktops look for: https://specifications.freedesktop.org/icon-theme-spec/latest/ */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256]
const windowsTraySizes = [16, 20, 24, 32, 48]

/** Every icon of the app and the installers: its path in this folder, and what is in it. */
export function drawIconFiles(): ReadonlyMap<string, Buffer | string> {
  return new Map([...lanesStates.flatMap(trayFiles), ...appFiles()])
}

type IconFile = readonly [path: string, content: Buffer | string]

function trayFiles(state: LanesState): readonly IconFile[] {
  const glyph = drawLanes(state, trayColours[state])
  // macOS reads only the alpha channel of a template image.
  const template = drawLanes(state, '#000000')
  return [
    [`tray/${state}.png`, toPng(glyph, 32)],
    [`tray/${state}.ico`, toIco(drawSizes(glyph, windowsTraySizes))],
    [`tray/${state}Template.png`, toPng(template, 16)],
    [`tray/${state}Template@2x.png`, toPng(template, 32)],
  ]
}

function appFiles(): readonly IconFile[] {
  const icon = drawAppIcon('#00ac9a', '#11181d')
  const pictures = drawSizes(icon, [...new Set([...linuxSizes, ...windowsSizes, ...appleSizes])])
  const ofSizes = (sizes: readonly number[]) => pictures.filter(({ size }) => sizes.includes(size))
  return [
    ['app-icon.svg', toSvg(icon)],
    ...ofSizes([1024]).map(({ png }): IconFile => ['app-icon.png', png]),
    ['app-icon.icns', toIcns(pictures)],
    ['app-icon.ico', toIco(ofSizes(windowsSizes))],
    ...ofSizes(linuxSizes).map(({ size, png }): IconFile => [`linux/${size}x${size}.png`, png]),
  ]
}

/** Smallest first. */
function drawSizes(shapes: readonly Shape[], sizes: readonly number[]): readonly Picture[] {
  return sizes.toSorted((a, b) => a - b).map((size) => ({ size, png: toPng(shapes, size) }))
}
