import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordedMessage } from '../../../../shared/exchange-detail.ts'
import { exactNumber } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { hasText } from './read-body.ts'
import { NotRecorded } from './not-recorded.tsx'
import type { TabProps } from './tab-props.ts'

interface Props {
  readonly of: TabProps
  /** What the tab needs; one of them is enough. */
  readonly messages: readonly (RecordedMessage | null)[]
  readonly children: ReactNode
}

/** Shows what was recorded, or says why there is nothing to show. */
export function Recorded({ of: { detail, isGone }, messages, children }: Props) {
  const { t } = useTranslation()
  if (messages.some(hasText)) return children
  if (isGone) return <Sentence>{t('recorded.gone')}</Sentence>
  if (detail === null) return null
  // The client's request is there in any case; answers may never have come.
  const reasons = [detail.clientRequest, ...messages].map((message) => message?.body.kind)
  if (reasons.includes('dropped')) return <Sentence>{t('recorded.dropped')}</Sentence>
  if (reasons.includes('not-recorded')) return <NotRecorded />
  return <Sentence>{t('recorded.nothing')}</Sentence>
}

export function Sentence({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 py-3 text-soft">{children}</p>
}

/** Where only the beginning of a body was kept. */
export function CutNote({ message }: { readonly message: RecordedMessage | null }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (message === null || message.body.kind !== 'text' || !message.body.isCut) return null
  return (
    <p className="shrink-0 px-4 py-1.5 text-small text-warning">
      {t('recorded.cut', {
        kept: exactNumber(message.body.text.length, locale),
        bytes: exactNumber(message.body.bytes, locale),
      })}
    </p>
  )
}
