import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeImport, ExportForm } from '../../../../shared/exchange-export.ts'
import type { Result } from '../../../../shared/result.ts'
import { exactNumber } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useActions } from '../../../state/use-window.ts'

/** What became of the last file. */
export interface FileNote {
  readonly text: string
  readonly isProblem: boolean
}

export interface RequestFiles {
  /** Null where there was none, or it was put away. */
  readonly note: FileNote | null
  readonly dismiss: () => void
  readonly write: (form: ExportForm, ids: readonly string[]) => Promise<void>
  readonly read: () => Promise<void>
}

/** Requests into files and from files; the main process asks which. */
export function useRequestFiles(): RequestFiles {
  const { t } = useTranslation()
  const locale = useLocale()
  const { exportRequests, importRequests } = useActions()
  const [note, setNote] = useState<FileNote | null>(null)

  function tell<Value>(result: Result<Value | null>, say: (value: Value) => string): void {
    if (!result.ok) setNote({ text: result.message, isProblem: true })
    else if (result.value !== null) setNote({ text: say(result.value), isProblem: false })
  }
  const unexpected = (): Result<never> => ({ ok: false, message: t('problem.unexpected') })

  function sayImport({ file, lines, taken, broken, left }: ExchangeImport): string {
    const write = (number: number) => exactNumber(number, locale)
    return [
      t('import.done', { file, taken: write(taken) }),
      ...(broken === 0 ? [] : [t('import.broken', { lines: write(lines), broken: write(broken) })]),
      ...(left === 0 ? [] : [t('import.left', { left: write(left) })]),
    ].join(' ')
  }

  return {
    note,
    dismiss: () => setNote(null),
    async write(form, ids) {
      setNote(null)
      tell(await exportRequests({ form, ids: [...ids] }).catch(unexpected), (path) => t('export.done', { path }))
    },
    async read() {
      setNote(null)
      tell(await importRequests().catch(unexpected), sayImport)
    },
  }
}
