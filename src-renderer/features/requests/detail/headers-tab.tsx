import { useTranslation } from 'react-i18next'
import type { RecordedMessage } from '../../../../shared/exchange-detail.ts'
import { NotRecorded } from './not-recorded.tsx'
import { Sentence } from './recorded.tsx'
import type { TabProps } from './tab-props.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'

/** The headers of all four messages, as they were recorded: without keys. */
export function HeadersTab({ detail, isGone }: TabProps) {
  const { t } = useTranslation()
  if (isGone) return <Sentence>{t('recorded.gone')}</Sentence>
  if (detail === null) return null
  const messages = [
    { name: t('detail.clientRequest'), message: detail.clientRequest },
    { name: t('detail.upstreamRequest'), message: detail.upstreamRequest },
    { name: t('detail.upstreamAnswer'), message: detail.upstreamAnswer },
    { name: t('detail.clientAnswer'), message: detail.clientAnswer },
  ].flatMap(({ name, message }) => (message === null || message.headers.length === 0 ? [] : [{ name, message }]))
  if (messages.length === 0) return <NotRecorded />
  return (
    <ScrollArea look="flex flex-col gap-4 px-4 py-3">
      <p className="text-faint">{t('headers.hidden')}</p>
      {messages.map(({ name, message }) => (
        <MessageHeaders key={name} name={name} message={message} />
      ))}
    </ScrollArea>
  )
}

function MessageHeaders({ name, message }: { readonly name: string; readonly message: RecordedMessage }) {
  return (
    <section>
      <h3 className="mb-1 text-soft">{name}</h3>
      <p className="readout mb-1 text-small break-all select-text">{message.line}</p>
      <dl className="readout grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-small select-text">
        {message.headers.map(([header, value], index) => (
          <div key={index} className="contents">
            <dt className="break-all text-faint">{header}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
