import { Ban, CircleAlert, Clock, Radio } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../shared/request-log.ts'

const looks = {
  waiting: { Icon: Clock, colour: 'text-signal', words: 'requests.waiting' },
  streaming: { Icon: Radio, colour: 'text-signal', words: 'requests.streaming' },
  done: { Icon: null, colour: 'text-soft', words: 'requests.done' },
  failed: { Icon: CircleAlert, colour: 'text-danger', words: 'requests.failed' },
  aborted: { Icon: Ban, colour: 'text-faint', words: 'requests.aborted' },
} as const

/** Where the request stands, in a word; what went well needs no mark. */
export function RequestStatus({ item: { state, status } }: { readonly item: ExchangeSummary }) {
  const { t } = useTranslation()
  const { Icon, colour, words } = looks[state]
  return (
    <span className={`inline-flex min-w-0 items-center gap-1.5 ${colour}`}>
      {Icon === null ? null : <Icon aria-hidden size={13} className="shrink-0" />}
      <span className="truncate">{t(words)}</span>
      {state === 'failed' && status !== null ? <span className="readout">{status}</span> : null}
    </span>
  )
}
