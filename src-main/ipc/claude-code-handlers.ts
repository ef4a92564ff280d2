import { vsCodeSettings } from '../../shared/env-snippets.ts'
import type { CallHandlers, CallName } from '../../shared/ipc.ts'
import type { ClaudeCode } from '../claude-code/claude-code.ts'
import type { AppController } from '../services/app-controller.ts'

export interface ClaudeCodeHandlersOptions {
  readonly claudeCode: ClaudeCode
  readonly controller: AppController
  readonly copyText: (text: string) => Promise<void>
}

type ClaudeCodeCall = Extract<CallName, `claudeCode.${string}`>

/** What the calls that concern Claude Code do. */
export function createClaudeCodeHandlers(options: ClaudeCodeHandlersOptions): Pick<CallHandlers, ClaudeCodeCall> {
  const { claudeCode, controller, copyText } = options
  return {
    'claudeCode.look': claudeCode.look,
    'claudeCode.addFolder': () => claudeCode.addFolder(),
    'claudeCode.removeFolder': ({ place }) => claudeCode.removeFolder(place),
    'claudeCode.preview': claudeCode.preview,
    'claudeCode.write': claudeCode.write,
    'claudeCode.fix': ({ place }) => claudeCode.fix(place),
    'claudeCode.undo': ({ place }) => claudeCode.undo(place),
    'claudeCode.openTerminal': ({ place }) => claudeCode.openTerminal(place),
    'claudeCode.copyVsCode': ({ isPlain }) => copyText(vsCodeSettings(controller.clientVariables(isPlain))),
    'claudeCode.save': (edit) => controller.saveClaudeCode(edit),
  }
}
