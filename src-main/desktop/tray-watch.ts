import { findTrayHost } from './tray-host.ts'

export interface TrayWatch {
  /** As last found; believed in before it was looked for. */
  readonly hasTray: () => boolean
  readonly look: () => Promise<boolean>
  /** Looks again and again for a while: at login, panels often come later than what starts by itself. */
  readonly wait: () => Promise<boolean>
}

/** How long a panel may take at login: so many looks, with so many ms between them. */
const looks = 10
const pause = 1_000

/** Remembers whether there is a tray; panels come and go. */
export function watchTray(onChange: () => void, find = () => findTrayHost(process.platform)): TrayWatch {
  let hasTray = true

  async function look(): Promise<boolean> {
    const found = await find()
    if (found !== hasTray) {
      hasTray = found
      onChange()
    }
    return found
  }

  return {
    hasTray: () => hasTray,
    look,
    async wait() {
      for (let left = looks; left > 0; left -= 1) {
        if (await look()) return true
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
      return false
    },
  }
}
