import { Activity, Cable, Route, Settings, TextAlignJustify } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { addressOf, screens, type Place } from '../../../shared/window-address.ts'
import { PowerSwitch } from './power-switch.tsx'

const icons = { overview: Activity, models: Route, requests: TextAlignJustify, connect: Cable, settings: Settings }

export const screenNames = {
  overview: 'screen.overview',
  models: 'screen.models',
  requests: 'screen.requests',
  connect: 'screen.connect',
  settings: 'screen.settings',
} as const

export function Rail({ current }: { readonly current: Place }) {
  const { t } = useTranslation()
  return (
    <div className="flex w-40 shrink-0 flex-col border-r border-line bg-rail wide:w-48">
      <nav aria-label={t('rail.label')} className="min-h-0 flex-1 overflow-y-auto p-2">
        <ul className="flex flex-col gap-0.5">
          {screens.map((screen) => {
            const Icon = icons[screen]
            return (
              <li key={screen}>
                <a
                  href={addressOf(screen)}
                  aria-current={screen === current ? 'page' : undefined}
                  className="focus-mark flex h-8 items-center gap-2.5 rounded-control px-2.5 text-soft transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  <Icon aria-hidden size={16} strokeWidth={1.75} />
                  {t(screenNames[screen])}
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
      <PowerSwitch />
    </div>
  )
}
