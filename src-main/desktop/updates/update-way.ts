import type { UpdateStatus } from '../../../shared/updates.ts'

export interface Installation {
  /** False for an app that runs from its sources. */
  readonly isPackaged: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Where updates begin. An AppImage, an installed Windows app and a bundle of macOS can replace themselves. Packages
 * belong to the system's package manager, and a portable program or an unpacked archive to whoever put it there.
 */
export function firstUpdateStatus({ isPackaged, platform, environment }: Installation): UpdateStatus {
  if (!isPackaged) return { state: 'not-here', why: 'not-installed' }
  const replacesItself =
    platform === 'linux'
      ? // Set by the AppImage's own runtime.
        environment['APPIMAGE'] !== undefined
      : // Set by the portable program's own unpacker.
        environment['PORTABLE_EXECUTABLE_FILE'] === undefined
  return replacesItself ? { state: 'current', checkedAt: null } : { state: 'not-here', why: 'package' }
}
