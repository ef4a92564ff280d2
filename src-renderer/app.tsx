import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { resolveLocale } from '../shared/i18n/index.ts'
import { createTranslator } from '../shared/i18n/translator.ts'
import { Frame } from './features/frame/frame.tsx'
import type { WindowModel } from './state/window-model.ts'
import { useLanguage } from './state/use-language.ts'
import { useLoadingAppState, WindowContext } from './state/use-window.ts'
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
        <ErrorBoundary>{state === null ? null : <Frame />}</ErrorBoundary>
      </I18nProvider>
    </I18nextProvider>
  )
}
