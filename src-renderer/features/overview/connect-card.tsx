import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../format.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useAppState, useRequests } from '../../state/use-window.ts'
import { Link } from '../../ui/link.tsx'
import { CopyCommandButton } from '../connect/copy-command-button.tsx'

/** Whether Claude Code has called; until then, how to make it. */
export function ConnectCard() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { shell, status } = useAppState()
  const latest = useRequests()[0]
  const hasAddress = status.state === 'on' || status.state === 'off'
  return (
    <section
      aria-label={t('screen.connect')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-5"
    >
      {latest === undefined ? (
        <>
          <p className="min-w-0 flex-1 basis-64 text-soft">{t('connect.invitation')}</p>
          <CopyCommandButton shell={shell} isDisabled={!hasAddress} />
        </>
      ) : (
        <>
          <p className="flex min-w-0 flex-1 basis-64 items-center gap-2 text-soft">
            <CircleCheck aria-hidden size={16} className="shrink-0 text-signal" />
            {t('connect.connected', { time: clockTime(latest.startedAt, locale) })}
          </p>
          <Link href={addressOf('connect')}>{t('connect.another')}</Link>
        </>
      )}
    </section>
  )
}
