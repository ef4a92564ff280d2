import { CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { clockTime } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useArrival, useClaudeCode } from '../../state/use-window.ts'
import { Link } from '../../ui/link.tsx'

/** Turns by itself once Claude Code has called. */
export function LiveCheck() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { isNew, request } = useArrival()
  const report = useClaudeCode()
  return (
    <div className="flex flex-col gap-1">
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {request === undefined ? (
          <span className="flex items-center gap-2">
            <CircleDashed aria-hidden size={16} className="shrink-0 text-faint" />
            {t('live.waiting')}
          </span>
        ) : (
          <>
            <span className="flex items-center gap-2">
              <CircleCheck aria-hidden size={16} className="shrink-0 text-signal" />
              {t(isNew ? 'live.arrived' : 'connect.connected', { time: clockTime(request.startedAt, locale) })}
            </span>
            <Link href={addressOf('requests', request.id)}>{t('live.show')}</Link>
          </>
        )}
      </p>
      <p className="pl-6 text-faint">{t('live.status')}</p>
      {report?.hasLogin === true ? <p className="pl-6 text-warning">{t('live.logout')}</p> : null}
    </div>
  )
}
