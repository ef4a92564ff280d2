import type { ClaudeCodeReport, ConnectPlace } from '../../shared/claude-code.ts'
import type { CallName, CallReplies, CallRequest } from '../../shared/ipc.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { pointedHere, sampleChange, samplePlace } from './sample-claude-code.ts'

type Call = Exclude<Extract<CallName, `claudeCode.${string}`>, 'claudeCode.save'>

export interface FakeClaudeCodeOptions {
  readonly report: ClaudeCodeReport
  /** What the user chooses when asked for a folder. */
  readonly chosenFolder?: string | null
  /** Whether the file changes behind the window's back. */
  readonly changesMeanwhile?: boolean
  /** Why no terminal opens. */
  readonly terminalProblem?: string
}

/** Claude Code's settings as the main process knows them. It refuses places that it did not tell of. */
export function createFakeClaudeCode(options: FakeClaudeCodeOptions): {
  readonly [Name in Call]: (request: CallRequest<Name>) => CallReplies[Name]
} {
  const { chosenFolder = null, changesMeanwhile = false, terminalProblem } = options
  let { report } = options

  function placeOf(id: string): ConnectPlace {
    const place = report.places.find((known) => known.id === id)
    if (place === undefined) throw new Error('The window must not make up places.')
    return place
  }

  function become(id: string, change: Partial<ConnectPlace>): Result<ClaudeCodeReport> {
    const { id: known } = placeOf(id)
    report = { ...report, places: report.places.map((place) => (place.id === known ? { ...place, ...change } : place)) }
    return ok(report)
  }

  const connected = (file: string): Partial<ConnectPlace> => ({
    ...pointedHere,
    pointing: { state: 'here', origin: { scope: 'user', file } },
    isOutdated: false,
  })

  return {
    'claudeCode.look': () => report,
    'claudeCode.addFolder': () => {
      if (chosenFolder !== null) {
        const place = samplePlace({ id: chosenFolder, file: `${chosenFolder}/.claude/settings.local.json` })
        report = { ...report, places: [...report.places, place] }
      }
      return report
    },
    'claudeCode.removeFolder': ({ place }) => {
      const { id } = placeOf(place)
      report = { ...report, places: report.places.filter((other) => other.id !== id) }
      return ok(report)
    },
    'claudeCode.preview': ({ place }) => ok({ ...sampleChange, file: placeOf(place).file }),
    'claudeCode.write': ({ place, fingerprint }) => {
      if (changesMeanwhile || fingerprint !== sampleChange.fingerprint) return fail('The file has changed.')
      return become(place, connected(placeOf(place).file))
    },
    'claudeCode.fix': ({ place }) => become(place, connected(placeOf(place).file)),
    'claudeCode.undo': ({ place }) => become(place, { pointing: { state: 'not-set' }, isWritten: false }),
    'claudeCode.openTerminal': ({ place }) => {
      placeOf(place)
      return terminalProblem === undefined ? ok(undefined) : fail(terminalProblem)
    },
    'claudeCode.copyVsCode': () => undefined,
  }
}
