import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/ipc.ts'
import { exactNumber } from '../../format.ts'
import type { LaneTraffic } from '../../state/lane.ts'
import { useLocale } from '../../state/use-locale.ts'

interface Props {
  readonly route: RouteView | null
  readonly isLikeBig?: boolean
  readonly isOn: boolean
  readonly traffic: LaneTraffic
}

/** The lane's state in words, above its line: colour and movement never say it alone. */
export function LaneNote({ route, isLikeBig = false, isOn, traffic }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { running, failure, tokensPerSecond } = traffic

  function words(): string {
    if (!isOn) return t('lane.off')
    if (route === null) return t('lane.unset')
    if (running.length > 0) return t('lane.running', { number: String(running.length) })
    if (failure !== null) {
      return failure.status === null ? t('lane.failed') : t('lane.failedWith', { status: String(failure.status) })
    }
    if (tokensPerSecond !== null) return t('lane.speed', { number: exactNumber(Math.round(tokensPerSecond), locale) })
    return isLikeBig ? t('lane.likeBig') : t('lane.quiet')
  }

  const isFailure = isOn && route !== null && running.length === 0 && failure !== null
  return (
    <p
      className={`absolute inset-x-5 bottom-[calc(50%+10px)] flex items-center gap-1 text-small ${isFailure ? 'text-danger' : 'text-faint'}`}
    >
      {isFailure ? <CircleAlert aria-hidden size={12} className="shrink-0" /> : null}
      <span className="truncate">{words()}</span>
    </p>
  )
}
