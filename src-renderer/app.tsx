import { useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { resolveLocale } from '../shared/i18n/index.ts'
import { createTranslator } from '../shared/i18n/translator.ts'
import { Frame } from './features/frame/frame.tsx'
import type { WindowModel } from './state/window-model.ts'
import { useLanguage } from './state/use-language.ts'
import { useLoadingAppState, useNoAnswer, WindowContext } from './state/use-window.ts'
import { EmptyWindow } from './ui/empty-window.tsx'
import { ErrorBoundary } from './error-boundary.tsx'

export function App({ model }: { readonly model: WindowModel }) {
  return (
    <WindowContext value={model}>
      <Speaking />
    </WindowContext>
  )
}

/** Everything below speaks the language of the state, from the moment that it changes. */
function Speaking() {
  const state = useLoadingAppState()
  const locale = state?.locale ?? resolveLocale('system', navigator.languages)
  const [translator] = useState(() => createTranslator(locale))
  useLanguage(translator, locale)
  return (
    <I18nextProvider i18n={translator}>
      <I18nProvider locale={locale}>
        <ErrorBoundary>{state === null ? <NoState /> : <Frame />}</ErrorBoundary>
      </I18nProvider>
    </I18nextProvider>
  )
}

/** Nothing is drawn while the answer is on its way, which takes no time worth a sign of it. */
function NoState() {
  const { t } = useTranslation()
  const { hasNoAnswer, askAgain } = useNoAnswer()
  if (!hasNoAnswer) return null
  return <EmptyWindow sentence={t('problem.noState')} remedy={t('problem.askAgain')} onRemedy={askAgain} />
}
