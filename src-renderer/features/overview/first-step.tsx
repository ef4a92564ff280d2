import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../shared/window-address.ts'
import { ButtonLink } from '../../ui/button.tsx'

/** The way back into a setup that was left or skipped; without it the rest of the overview has little to say. */
export function FirstStep({ isBegun }: { readonly isBegun: boolean }) {
  const { t } = useTranslation()
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-64 text-soft">{t('overview.firstStep')}</p>
      <ButtonLink href={addressOf('first-run')}>{t(isBegun ? 'firstRun.goOn' : 'firstRun.begin')}</ButtonLink>
    </section>
  )
}
