import type { Translate } from '../../shared/i18n/translator.ts'

/** Why a settings file is left as it is. */
export type SettingsProblem =
  | { readonly kind: 'invalid-json'; readonly line: number; readonly column: number }
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'env-not-an-object' }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'unreadable'; readonly code: string }
  | { readonly kind: 'unwritable'; readonly code: string }
  /** Since its change was shown. */
  | { readonly kind: 'changed' }

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: SettingsProblem }

export function refuse<T>(problem: SettingsProblem): Outcome<T> {
  return { ok: false, problem }
}

/** One sentence: what is wrong with the file, and what to do. */
export function explainProblem(problem: SettingsProblem, file: string, translate: Translate): string {
  switch (problem.kind) {
    case 'invalid-json': {
      const place = { line: String(problem.line), column: String(problem.column) }
      return translate('claudeFile.invalidJson', { file, ...place })
    }
    case 'not-an-object':
      return translate('claudeFile.notAnObject', { file })
    case 'env-not-an-object':
      return translate('claudeFile.envNotAnObject', { file })
    case 'not-utf8':
      return translate('claudeFile.notUtf8', { file })
    case 'unreadable':
      return translate('claudeFile.unreadable', { file, code: problem.code })
    case 'unwritable':
      return translate('claudeFile.unwritable', { file, code: problem.code })
    case 'changed':
      return translate('claudeFile.changed', { file })
  }
}
