import type { Result } from '../../shared/result.ts'
import { loadSettings, type LoadedSettings } from '../config/load-settings.ts'
import type { Terminal } from './terminal.ts'

export interface SettingsFlags {
  readonly host?: string
  readonly port?: number
  readonly envFile?: string
}

/** The settings for a command: its flags first, then the environment, then the `.env` file. */
export function loadCommandSettings(flags: SettingsFlags, terminal: Terminal): Promise<Result<LoadedSettings>> {
  return loadSettings({
    environment: terminal.environment,
    workingDirectory: terminal.workingDirectory,
    overrides: { FREECC_HOST: flags.host, FREECC_PORT: flags.port?.toString() },
    ...(flags.envFile !== undefined && { envFile: flags.envFile }),
  })
}
