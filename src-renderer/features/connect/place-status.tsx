import { CircleCheck, CircleDashed, CircleDot, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { ConnectPlace, DeadReason } from '../../../shared/claude-code.ts'
import { useOriginName } from './use-origin-name.ts'

const deadWords = {
  'other-port': 'places.deadPort',
  'not-running': 'places.deadStopped',
  off: 'places.deadOff',
  'old-token': 'places.deadToken',
} as const satisfies Readonly<Record<DeadReason, string>>

/** Where Claude Code sends its requests when it starts in this place. */
export function PlaceStatus({ place }: { readonly place: ConnectPlace }) {
  const { icon: Icon, look, words } = useStatus(place)
  return (
    <p className="flex items-start gap-2">
      <Icon aria-hidden size={15} className={`mt-0.5 shrink-0 ${look}`} />
      <span className="min-w-0 break-words">{words}</span>
    </p>
  )
}

interface Status {
  readonly icon: LucideIcon
  readonly look: string
  readonly words: string
}

function useStatus({ pointing, file }: ConnectPlace): Status {
  const { t } = useTranslation()
  const name = useOriginName()
  switch (pointing.state) {
    case 'here': {
      const isOwn = pointing.origin.file === file
      const words = isOwn ? t('places.here') : t('places.hereBy', { origin: name(pointing.origin) })
      return { icon: CircleCheck, look: 'text-signal', words }
    }
    case 'elsewhere': {
      const origin = name(pointing.origin)
      const { url } = pointing
      const words = url === null ? t('places.cloud', { origin }) : t('places.elsewhere', { url, origin })
      return { icon: CircleDot, look: 'text-faint', words }
    }
    case 'not-set':
      return { icon: CircleDashed, look: 'text-faint', words: t('places.notSet') }
    case 'dead':
      return { icon: TriangleAlert, look: 'text-warning', words: t(deadWords[pointing.reason], { url: pointing.url }) }
    default:
      return assertNever(pointing)
  }
}
