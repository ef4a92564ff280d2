import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { ButtonLink } from '../../ui/button.tsx'

/** What a newcomer does first; the rest of the overview has nothing to say yet. */
export function FirstStep() {
  const { t } = useTranslation()
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-64 text-soft">{t('overview.firstStep')}</p>
      <ButtonLink href={addressOf('models', 'big')}>{t('lane.choose')}</ButtonLink>
    </section>
  )
}
