import { readFile } from 'node:fs/promises'
import { userPlace, type ClaudeCodeReport, type ConnectPlace } from '../../shared/claude-code.ts'
import type { EnvironmentVariables } from '../../shared/env-snippets.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import { decidePointing, findConflicts, type OwnAddress } from './decide-pointing.ts'
import type { Remembered } from './memory.ts'
import { explainProblem } from './problem.ts'
import { readSource, type SettingsSource } from './read-environment.ts'
import { editSettings, holdsOurs, isPlainRecord } from './settings-edit.ts'
import { readSettingsFile } from './settings-file.ts'
import { loginFiles, projectSettings, settingsFiles, userSettings, type ClaudeCodeSystem } from './settings-places.ts'

export interface InspectionOptions {
  readonly system: ClaudeCodeSystem
  readonly remembered: Remembered
  readonly own: OwnAddress
  readonly variables: (isPlain: boolean) => EnvironmentVariables
  readonly translate: Translate
}

/** Where Claude Code is pointed, in every place that FreeCC knows of. Found by reading alone. */
export async function inspect(options: InspectionOptions): Promise<ClaudeCodeReport> {
  const folders = [null, ...options.remembered.folders]
  const [hasLogin, ...places] = await Promise.all([
    findLogin(options.system),
    ...folders.map((folder) => inspectPlace(folder, options)),
  ])
  return { places, hasLogin }
}

async function inspectPlace(folder: string | null, options: InspectionOptions): Promise<ConnectPlace> {
  const { system, remembered, own, variables, translate } = options
  const file = folder === null ? userSettings(system) : projectSettings(folder)
  const { sources, problems, texts } = await readSources(system, folder)
  const text = texts.get(file) ?? null
  const record = remembered.written[file] ?? null
  const wanted = editSettings({ text, record, variables: variables(isPlainRecord(record)), token: own.token })
  const problem = problems.get(file) ?? (wanted.ok ? null : wanted.problem)
  const isWritten = holdsOurs(text, record)
  return {
    id: folder ?? userPlace,
    file,
    pointing: decidePointing(sources, own, isWrittenAddress(remembered)),
    conflicts: findConflicts(sources),
    isWritten,
    isOutdated: isWritten && wanted.ok && wanted.value.changed.length > 0,
    problem: problem === null ? null : explainProblem(problem, file, translate),
  }
}

async function readSources(system: ClaudeCodeSystem, folder: string | null) {
  const files = await Promise.all(
    settingsFiles(system, folder).map(async ({ scope, path }) => ({
      scope,
      path,
      outcome: await readSettingsFile(path),
    })),
  )
  const texts = new Map(files.flatMap(({ path, outcome }) => (outcome.ok ? [[path, outcome.value] as const] : [])))
  const problems = new Map(files.flatMap(({ path, outcome }) => (outcome.ok ? [] : [[path, outcome.problem] as const])))
  const sources = files.flatMap(({ scope, path }) => {
    const text = texts.get(path) ?? null
    return text === null ? [] : [readSource({ scope, file: path }, text)]
  })
  return { sources: [...sources, environmentSource(system)], problems, texts }
}

function environmentSource({ environment }: ClaudeCodeSystem): SettingsSource {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { origin: { scope: 'environment', file: null }, variables: new Map(set), apiKeyHelper: null }
}

function isWrittenAddress({ written }: Remembered): (url: string) => boolean {
  const addresses = new Set(
    Object.values(written).flatMap(({ variables }) => {
      return variables.filter(({ name }) => name === 'ANTHROPIC_BASE_URL').map(({ value }) => value)
    }),
  )
  return (url) => addresses.has(url)
}

/** Whether somebody is logged in, of which Claude Code warns when there is a token as well. */
async function findLogin(system: ClaudeCodeSystem): Promise<boolean> {
  const { state, credentials } = loginFiles(system)
  const holds = async (path: string, sign: RegExp) => sign.test(await readFile(path, 'utf8').catch(() => ''))
  const found = [holds(state, /"oauthAccount"\s*:\s*\{/), holds(credentials, /"claudeAiOauth"\s*:\s*\{/)]
  return (await Promise.all(found)).includes(true)
}
