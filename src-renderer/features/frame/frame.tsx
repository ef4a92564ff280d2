import { useTranslation } from 'react-i18next'
import type { Location } from '../../../shared/window-address.ts'
import { useLocation } from '../../state/location.ts'
import { useAppState } from '../../state/use-window.ts'
import { Banner } from '../../ui/banner.tsx'
import { BudgetBanner } from '../budget/budget-banner.tsx'
import { Connect } from '../connect/connect.tsx'
import { FirstRun } from '../first-run/first-run.tsx'
import { useWayIn } from '../first-run/use-way-in.ts'
import { Models } from '../models/models.tsx'
import { Overview } from '../overview/overview.tsx'
import { Requests } from '../requests/requests.tsx'
import { Settings } from '../settings/settings.tsx'
import { Shortcuts } from '../shortcuts/shortcuts.tsx'
import { DeadPointerBanner } from './dead-pointer-banner.tsx'
import { PortInUseBanner } from './port-in-use-banner.tsx'
import { Rail } from './rail.tsx'

/** The rail on the left, and on the right what is wrong with the whole, if anything, above the screen. */
export function Frame() {
  const location = useLocation()
  useWayIn()
  return (
    <div className="flex h-full">
      <Rail current={location.screen} />
      <main className="flex min-w-0 flex-1 flex-col">
        <Banners />
        <div className="min-h-0 flex-1 overflow-y-auto" key={location.screen}>
          <CurrentScreen location={location} />
        </div>
      </main>
      <Shortcuts place={location.screen} />
    </div>
  )
}

function Banners() {
  const { t } = useTranslation()
  const { status, notice } = useAppState()
  return (
    <>
      {status.state === 'port-in-use' ? <PortInUseBanner key={status.port} port={status.port} /> : null}
      {status.state === 'failed' ? <Banner>{t('status.failedBecause', { reason: status.message })}</Banner> : null}
      {notice === null ? null : <Banner>{notice}</Banner>}
      <BudgetBanner />
      <DeadPointerBanner />
    </>
  )
}

function CurrentScreen({ location: { screen, item, action } }: { readonly location: Location }) {
  switch (screen) {
    case 'overview':
      return <Overview />
    case 'models':
      return <Models chosenTier={item} isChoosing={action === 'choose'} />
    case 'requests':
      return <Requests openId={item} />
    case 'connect':
      return <Connect />
    case 'settings':
      return <Settings chosenGroup={item} />
    case 'first-run':
      return <FirstRun />
  }
}
