import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../format.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { replaceLocation } from '../../state/location.ts'
import { isRunning } from '../../../shared/request-log.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useRequests } from '../../state/use-window.ts'
import { NewRequestsAnnouncer } from './new-requests-announcer.tsx'
import { NoRequests } from './no-requests.tsx'
import { RequestDetail } from './request-detail.tsx'
import { RequestGrid } from './request-grid.tsx'

function choose(id: string | null): void {
  replaceLocation(addressOf('requests', id ?? undefined))
}

/** @param chosenId the request whose detail is open, from the address */
export function Requests({ chosenId }: { readonly chosenId: string | null }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const requests = useRequests()
  const chosen = requests.find(({ id }) => id === chosenId) ?? null
  const running = requests.filter(isRunning).length

  return (
    <div className="flex h-full flex-col">
      <header className="flex items-baseline gap-3 min-h-18 px-6 pt-6 pb-4 wide:px-8">
        <h1 className="text-title">{t('screen.requests')}</h1>
        {requests.length === 0 ? null : (
          <p className="text-soft">
            {t('requests.count', { all: exactNumber(requests.length, locale), running: exactNumber(running, locale) })}
          </p>
        )}
      </header>
      <NewRequestsAnnouncer requests={requests} />
      {requests.length === 0 ? (
        <NoRequests />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col border-t border-line wide:flex-row">
          <RequestGrid requests={requests} chosenId={chosen?.id ?? null} onChoose={choose} />
          {chosen === null ? null : <RequestDetail exchange={chosen} onClose={() => choose(null)} />}
        </div>
      )}
    </div>
  )
}
