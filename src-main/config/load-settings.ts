import { resolve } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import { readEnvFile, type Variables } from './env-file.ts'
import { readEnvironmentSettings, type EnvironmentSettings } from './environment-settings.ts'
import { readVariable } from './variable-reader.ts'

export interface SettingsSources {
  readonly environment: Variables
  readonly workingDirectory: string
  /** The file to read; it must exist. Without it `.env` of the working directory is read if there is one. */
  readonly envFile?: string
  /** What the command line says, which beats both. */
  readonly overrides?: Variables
}

export interface LoadedSettings extends EnvironmentSettings {
  /** The file that was read, or null. */
  readonly file: string | null
}

/** Reads settings from the environment and a `.env` file. Fails only if a file was asked for that cannot be read. */
export async function loadSettings(sources: SettingsSources): Promise<Result<LoadedSettings>> {
  const path = resolve(sources.workingDirectory, sources.envFile ?? '.env')
  const file = await readEnvFile(path, sources.environment)
  if (sources.envFile !== undefined) {
    if (!file.ok) return file
    if (file.value === null) return fail(`--env-file: there is no file ${path}.`)
  }
  const fromFile = file.ok ? (file.value ?? {}) : {}
  const understood = readEnvironmentSettings(merge([sources.overrides ?? {}, sources.environment, fromFile]))
  return ok({
    ...understood,
    problems: file.ok ? understood.problems : [file.message, ...understood.problems],
    file: file.ok && file.value !== null ? path : null,
  })
}

/** The first source that sets a variable wins; an empty value sets nothing. */
function merge(sources: readonly Variables[]): Variables {
  const names = new Set(sources.flatMap((source) => Object.keys(source)))
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      sources.map((source) => readVariable(source, name)).find((value) => value !== undefined),
    ]),
  )
}
