import { join } from 'node:path'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import type { LanesState } from '../assets/lanes.ts'

/** The glyphs differ in shape as well as in colour. */
export function glyphOf(status: ProxyStatus, isBusy: boolean): LanesState {
  switch (status.state) {
    case 'on':
      return isBusy ? 'traffic' : 'on'
    case 'off':
    case 'starting':
      return 'off'
    case 'port-in-use':
    case 'failed':
      return 'error'
  }
}

/** macOS colours template images itself, for light and dark menu bars; the other systems get a coloured picture. */
export function trayIconFile(folder: string, glyph: LanesState, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return join(folder, `${glyph}Template.png`)
    case 'win32':
      return join(folder, `${glyph}.ico`)
    default:
      return join(folder, `${glyph}.png`)
  }
}
