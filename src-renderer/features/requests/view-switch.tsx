import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { replaceLocation } from '../../state/location.ts'
import { Segments } from '../../ui/segments.tsx'

const views = ['list', 'sessions', 'totals'] as const
type View = (typeof views)[number]

const names = {
  list: 'requests.viewList',
  sessions: 'requests.viewSessions',
  totals: 'requests.viewTotals',
} as const

/** `#/requests/sessions` names a view where others name a request, whose ids look otherwise. */
export function viewOf(item: string | null): View {
  return views.find((view) => view === item) ?? 'list'
}

/** The requests one by one, by session, or summed up. */
export function ViewSwitch({ view }: { readonly view: View }) {
  const { t } = useTranslation()
  return (
    <Segments
      label={t('requests.view')}
      options={views.map((id) => ({ id, label: t(names[id]) }))}
      value={view}
      onChange={(chosen) => replaceLocation(addressOf('requests', chosen === 'list' ? undefined : chosen))}
    />
  )
}
