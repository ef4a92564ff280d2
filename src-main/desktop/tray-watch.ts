import { findTrayHost } from './tray-host.ts'

export interface TrayWatch {
  /** As last found; believed in before it was looked for. */
  readonly hasTray: () => boolean
  readonly look: () => Promise<boolean>
}

/** Remembers whether there is a tray. Panels come and go, and at login often later than what starts by itself. */
export function watchTray(onChange: () => void, find = () => findTrayHost(process.platform)): TrayWatch {
  let hasTray = true
  return {
    hasTray: () => hasTray,
    async look() {
      const found = await find()
      if (found !== hasTray) {
        hasTray = found
        onChange()
      }
      return found
    },
  }
}
