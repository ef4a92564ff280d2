import { userPlace, type ClaudeCodeReport, type SettingsChange } from '../../shared/claude-code.ts'
import type { EnvironmentVariables } from '../../shared/env-snippets.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { createSettingsChanges } from './change-settings.ts'
import type { OwnAddress } from './decide-pointing.ts'
import { inspect } from './inspect.ts'
import type { ClaudeCodeMemory } from './memory.ts'
import { explainProblem, type Outcome } from './problem.ts'
import { projectSettings, userSettings, type ClaudeCodeSystem } from './settings-places.ts'
import { openTerminal } from './terminal/open-terminal.ts'

export interface ClaudeCodeOptions {
  readonly system: ClaudeCodeSystem
  readonly memory: ClaudeCodeMemory
  readonly backups: string
  readonly own: () => OwnAddress
  /** What Claude Code has to know; without the models if it is plain. */
  readonly variables: (isPlain: boolean) => EnvironmentVariables
  /** Asks the user for a folder; null if there was no answer. */
  readonly askForFolder: () => Promise<string | null>
  readonly translate: Translate
}

/** A place and form, as the window asks for them. */
interface Wanted {
  readonly place: string
  readonly isPlain: boolean
}

/** As many projects as a list holds without becoming one. */
const mostFolders = 8

/** What FreeCC can do for Claude Code on this machine. Places are named by the window, but only those it was told of. */
export type ClaudeCode = ReturnType<typeof createClaudeCode>

export function createClaudeCode(options: ClaudeCodeOptions) {
  const { system, memory, own, variables, translate, askForFolder } = options
  const changes = createSettingsChanges({ ...options, token: () => own().token })

  function look(): Promise<ClaudeCodeReport> {
    return inspect({ system, remembered: memory.read(), own: own(), variables, translate })
  }

  /** The file of a place; the window's word alone is not enough to write somewhere. */
  function fileOf(place: string): string | null {
    if (place === userPlace) return userSettings(system)
    return memory.read().folders.includes(place) ? projectSettings(place) : null
  }

  async function inPlace<T>(place: string, work: (file: string) => Promise<Outcome<T>>): Promise<Result<T>> {
    const file = fileOf(place)
    if (file === null) return fail(translate('claudeFile.unknownPlace'))
    const outcome = await work(file)
    return outcome.ok ? ok(outcome.value) : fail(explainProblem(outcome.problem, file, translate))
  }

  async function report(change: Promise<Result<void>>): Promise<Result<ClaudeCodeReport>> {
    const result = await change
    return result.ok ? ok(await look()) : result
  }

  return {
    look,

    async addFolder(): Promise<ClaudeCodeReport> {
      const folder = await askForFolder()
      if (folder !== null) {
        const others = memory.read().folders.filter((known) => known !== folder)
        memory.change({ folders: [folder, ...others].slice(0, mostFolders) })
      }
      return look()
    },

    /** Takes a project off the list; what FreeCC wrote there is taken out first. */
    removeFolder: (place: string): Promise<Result<ClaudeCodeReport>> =>
      report(
        inPlace(place, async (file) => {
          const undone = await changes.undo(file)
          if (undone.ok) memory.change({ folders: memory.read().folders.filter((folder) => folder !== place) })
          return undone
        }),
      ),

    preview: ({ place, isPlain }: Wanted): Promise<Result<SettingsChange>> =>
      inPlace(place, (file) => changes.preview(file, isPlain)),

    write: ({ place, isPlain, fingerprint }: Wanted & { readonly fingerprint: string }) =>
      report(inPlace(place, (file) => changes.write(file, isPlain, fingerprint))),

    fix: (place: string): Promise<Result<ClaudeCodeReport>> => report(inPlace(place, changes.refresh)),
    undo: (place: string): Promise<Result<ClaudeCodeReport>> => report(inPlace(place, changes.undo)),
    undoAll: changes.undoAll,

    /** Starts Claude Code in a terminal, in the user's home or in a project. */
    async openTerminal(place: string): Promise<Result<void>> {
      if (fileOf(place) === null) return fail(translate('claudeFile.unknownPlace'))
      const folder = place === userPlace ? system.home : place
      const opened = await openTerminal({ system, folder, variables: variables(false) })
      return opened.ok ? ok(undefined) : fail(translate(opened.problem))
    },
  }
}
