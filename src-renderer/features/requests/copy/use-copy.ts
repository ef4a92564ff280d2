import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeDetail } from '../../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { useActions, useAppState } from '../../../state/use-window.ts'
import { textToCopy, type CopyKind } from './copy-texts.ts'

/** How long it is said that something was copied, in milliseconds. */
const noteMs = 4_000

export interface Copying {
  /** What became of the last copy, for a moment; empty otherwise. */
  readonly note: string
  readonly textOf: (kind: CopyKind, exchange: ExchangeSummary, detail: ExchangeDetail | null) => string | null
  readonly copy: (text: string | null) => Promise<void>
}

export function useCopy(): Copying {
  const { t } = useTranslation()
  const { copyText } = useActions()
  const { status, version } = useAppState()
  const [note, setNote] = useState('')
  const url = 'url' in status ? status.url : ''

  useEffect(() => {
    if (note === '') return
    const timer = setTimeout(() => setNote(''), noteMs)
    return () => clearTimeout(timer)
  }, [note])

  return {
    note,
    textOf: (kind, exchange, detail) => textToCopy(kind, { exchange, detail, url, version }),
    async copy(text) {
      if (text === null) return setNote(t('copy.nothing'))
      const isCopied = await copyText(text).then(
        ({ ok }) => ok,
        () => false,
      )
      setNote(isCopied ? t('copy.done') : t('problem.unexpected'))
    },
  }
}
