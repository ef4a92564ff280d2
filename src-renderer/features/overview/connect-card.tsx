import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { clockTime } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useAppState, useArrival, useClaudeCode } from '../../state/use-window.ts'
import { Link } from '../../ui/link.tsx'
import { CopyCommandButton } from '../connect/copy-command-button.tsx'
import { useOriginName } from '../connect/use-origin-name.ts'

/** Whether Claude Code has called, or where it is pointed; until then, how to make it call. */
export function ConnectCard() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { shell, status } = useAppState()
  const { request } = useArrival()
  const pointed = usePointedWords()
  const hasAddress = status.state === 'on' || status.state === 'off'
  const isConnected = request !== undefined || pointed.isHere
  const words =
    request === undefined ? pointed.words : t('connect.connected', { time: clockTime(request.startedAt, locale) })
  const Icon = request !== undefined ? CircleCheck : pointed.isHere ? CircleDashed : CircleDot
  return (
    <section
      aria-label={t('screen.connect')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-5"
    >
      <p className="flex min-w-0 flex-1 basis-64 items-start gap-2 text-soft">
        <Icon
          aria-hidden
          size={16}
          className={`mt-px shrink-0 ${request === undefined ? 'text-faint' : 'text-signal'}`}
        />
        <span className="min-w-0 break-words">{words}</span>
      </p>
      {isConnected ? (
        <Link href={addressOf('connect')}>{t('connect.another')}</Link>
      ) : (
        <CopyCommandButton shell={shell} isDisabled={!hasAddress} />
      )}
    </section>
  )
}

/** Where the user's own settings point; what is wrong with that stands above the screen. */
function usePointedWords(): { readonly isHere: boolean; readonly words: string } {
  const { t } = useTranslation()
  const originName = useOriginName()
  const pointing = useClaudeCode()?.places[0]?.pointing
  switch (pointing?.state) {
    case 'here':
      return { isHere: true, words: t('connect.pointed', { origin: originName(pointing.origin) }) }
    case 'elsewhere': {
      const { url } = pointing
      const origin = originName(pointing.origin)
      return {
        isHere: false,
        words: url === null ? t('connect.cloud', { origin }) : t('connect.elsewhere', { url, origin }),
      }
    }
    case 'dead':
    case 'not-set':
    case undefined:
      return { isHere: false, words: t('connect.invitation') }
  }
}
