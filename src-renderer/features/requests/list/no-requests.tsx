import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../../shared/window-address.ts'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'

/** Nothing was sent yet. */
export function NoRequests({ onImport }: { readonly onImport: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyList sentence={t('requests.empty')}>
      <Link href={addressOf('connect')}>{t('requests.emptyAction')}</Link>
      <Button look="quiet" onPress={onImport}>
        {t('requests.import')}
      </Button>
    </EmptyList>
  )
}

/** The list was empty when it was paused. */
export function PausedList({ onResume }: { readonly onResume: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyList sentence={t('requests.emptyPaused')}>
      <Button onPress={onResume}>{t('requests.resume')}</Button>
    </EmptyList>
  )
}

export function NoMatch({ onShowAll }: { readonly onShowAll: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyList sentence={t('requests.noMatch')}>
      <Button onPress={onShowAll}>{t('requests.showAll')}</Button>
    </EmptyList>
  )
}

function EmptyList({ sentence, children }: { readonly sentence: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col items-center justify-center gap-2 p-6 text-center text-soft">
      <p>{sentence}</p>
      {children}
    </div>
  )
}
