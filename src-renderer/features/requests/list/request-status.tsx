import { Ban, CircleAlert, Clock, Radio, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isRunning, type ExchangeSummary } from '../../../../shared/request-log.ts'
import { useActions } from '../../../state/use-window.ts'

const looks = {
  waiting: { Icon: Clock, colour: 'text-signal' },
  streaming: { Icon: Radio, colour: 'text-signal' },
  done: { Icon: null, colour: 'text-soft' },
  failed: { Icon: CircleAlert, colour: 'text-danger' },
  aborted: { Icon: Ban, colour: 'text-faint' },
} as const

/** Where a request stands, in a word. */
export const stateWords = {
  waiting: 'requests.waiting',
  streaming: 'requests.streaming',
  done: 'requests.done',
  failed: 'requests.failed',
  aborted: 'requests.aborted',
} as const

/** What went well needs no mark; what runs can be ended here. */
export function RequestStatus({ item }: { readonly item: ExchangeSummary }) {
  const { t } = useTranslation()
  const { state, status } = item
  const { Icon, colour } = looks[state]
  return (
    <span className={`flex min-w-0 flex-1 items-center gap-1.5 ${colour}`}>
      {Icon === null ? null : <Icon aria-hidden size={13} className="shrink-0" />}
      <span className="truncate">{t(stateWords[state])}</span>
      {state === 'failed' && status !== null ? <span className="readout">{status}</span> : null}
      {isRunning(item) ? <CancelMark id={item.id} /> : null}
    </span>
  )
}

/** For the mouse; with the keyboard, the request's detail has a button. */
function CancelMark({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { cancelRequest } = useActions()
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('requests.cancel')}
      title={t('requests.cancel')}
      onClick={(event) => {
        event.stopPropagation()
        void cancelRequest({ id })
      }}
      className="ml-auto flex size-6 shrink-0 items-center justify-center rounded-[4px] text-faint transition-colors hover:bg-line hover:text-ink"
    >
      <X aria-hidden size={13} />
    </button>
  )
}
