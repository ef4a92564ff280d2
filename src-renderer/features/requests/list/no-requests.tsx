import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { Link } from '../../ui/link.tsx'

export function NoRequests() {
  const { t } = useTranslation()
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 border-t border-line p-6 text-center text-soft">
      <p>{t('requests.empty')}</p>
      <Link href={addressOf('connect')}>{t('requests.emptyAction')}</Link>
    </div>
  )
}
