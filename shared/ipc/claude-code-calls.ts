import { z } from 'zod'
import type { ClaudeCodeReport, SettingsChange } from '../claude-code.ts'
import { shells } from '../env-snippets.ts'
import type { Result } from '../result.ts'
import { claudeCodeSettingsSchema } from '../settings.ts'
import type { AppState } from './app-state.ts'

/** `user`, or a project's folder that the user has chosen before. */
const place = z.strictObject({ place: z.string().min(1).max(4096) })

/** How Claude Code finds FreeCC. */
export const claudeCodeCalls = {
  'connect.copyCommand': z.strictObject({
    shell: z.enum(shells),
    /** Base URL and token alone, without what Claude Code should know of the models. */
    isPlain: z.boolean(),
  }),
  /** Where Claude Code is pointed, found by reading. */
  'claudeCode.look': z.undefined(),
  /** Asks the user for a project's folder. */
  'claudeCode.addFolder': z.undefined(),
  'claudeCode.removeFolder': place,
  /** What a write would change. */
  'claudeCode.preview': place.extend({ isPlain: z.boolean() }),
  /** Only what was shown: the fingerprint is that of the preview. */
  'claudeCode.write': place.extend({ isPlain: z.boolean(), fingerprint: z.string().length(64) }),
  /** Brings what FreeCC wrote there up to date. */
  'claudeCode.fix': place,
  'claudeCode.undo': place,
  'claudeCode.openTerminal': place,
  'claudeCode.copyVsCode': z.strictObject({ isPlain: z.boolean() }),
  'claudeCode.save': claudeCodeSettingsSchema,
} as const

export interface ClaudeCodeReplies {
  'connect.copyCommand': { readonly command: string }
  'claudeCode.look': ClaudeCodeReport
  'claudeCode.addFolder': ClaudeCodeReport
  'claudeCode.removeFolder': Result<ClaudeCodeReport>
  'claudeCode.preview': Result<SettingsChange>
  'claudeCode.write': Result<ClaudeCodeReport>
  'claudeCode.fix': Result<ClaudeCodeReport>
  'claudeCode.undo': Result<ClaudeCodeReport>
  'claudeCode.openTerminal': Result<void>
  'claudeCode.copyVsCode': void
  'claudeCode.save': Result<AppState>
}
