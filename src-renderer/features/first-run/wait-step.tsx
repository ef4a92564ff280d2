import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isRunning, type ExchangeSummary } from '../../../shared/request-log.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { useAppState, useRequests } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { firstArrival } from './first-arrival.ts'
import type { FirstRunControl } from './use-first-run.ts'

/** Turns green by itself when Claude Code has called, and says where FreeCC will be found from now on. */
export function WaitStep({ control }: { readonly control: FirstRunControl }) {
  const { t } = useTranslation()
  const { hasTray } = useAppState().desktop
  const arrival = firstArrival(useRequests(), control.progress.offeredAt)
  const isDone = arrival?.state === 'done'
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <div
        role="status"
        className="flex min-h-14 items-center gap-3 rounded-panel border border-line bg-panel px-5 py-3"
      >
        <Arrival arrival={arrival} />
      </div>
      {arrival === null ? (
        <p className="text-soft">{t('firstRun.paste')}</p>
      ) : (
        <Link href={addressOf('requests', arrival.id)}>{t('problem.show')}</Link>
      )}
      {arrival?.error == null ? null : <p className="break-words select-text">{arrival.error}</p>}
      <p className="text-soft">{t(hasTray ? iconPlace() : 'firstRun.noTray')}</p>
      <div>
        <Button look={isDone ? 'primary' : 'plain'} autoFocus onPress={control.finish}>
          {t('firstRun.done')}
        </Button>
      </div>
    </div>
  )
}

function Arrival({ arrival }: { readonly arrival: ExchangeSummary | null }) {
  const { t } = useTranslation()
  if (arrival === null) {
    return (
      <>
        <CircleDashed aria-hidden size={20} className="shrink-0 text-faint" />
        {t('firstRun.waiting')}
      </>
    )
  }
  if (isRunning(arrival)) {
    return (
      <>
        <CircleDashed aria-hidden size={20} className="shrink-0 text-signal" />
        {t('firstRun.arrived')}
      </>
    )
  }
  return arrival.state === 'done' ? (
    <>
      <CircleCheck aria-hidden size={20} className="shrink-0 text-signal" />
      <span className="text-lead font-semibold">{t('firstRun.works')}</span>
    </>
  ) : (
    <>
      <CircleX aria-hidden size={20} className="shrink-0 text-danger" />
      {t('firstRun.failed')}
    </>
  )
}

function iconPlace() {
  const { userAgent } = navigator
  if (userAgent.includes('Mac')) return 'firstRun.iconMac'
  return userAgent.includes('Windows') ? 'firstRun.iconWindows' : 'firstRun.iconLinux'
}
