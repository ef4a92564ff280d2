import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedPart, ImportedRoute, ImportPreview } from '../../../shared/settings-import.ts'
import { ProviderName } from '../../ui/provider-name.tsx'

const partNames = {
  port: 'settings.port',
  access: 'settings.requiresToken',
  language: 'settings.language',
  theme: 'settings.theme',
  behaviour: 'settings.behaviour',
  logging: 'settings.logging',
  recording: 'settings.recording',
  budget: 'budget.title',
  claudeCode: 'screen.connect',
  updates: 'updates.title',
  favourites: 'settings.favourites',
  modelInfo: 'settings.modelInfo',
} as const satisfies Record<ImportedPart, string>

/** The contents of a file, by name: models, keys, settings, and what is left out of it. */
export function ImportContents({
  preview: { routes, keys, parts, unusedKeys, problems },
}: {
  readonly preview: ImportPreview
}) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-3">
      <Section title={t('transfer.models')} isShown={routes.length > 0}>
        {routes.map((route) => (
          <Route key={route.tier} route={route} />
        ))}
      </Section>
      <Section title={t('transfer.keys')} isShown={keys.length > 0}>
        {keys.map(({ variable, provider }) => (
          <li key={`${variable} ${provider}`} className="flex flex-wrap gap-x-3">
            <span className="readout break-all">{variable}</span>
            <ProviderName id={provider} />
          </li>
        ))}
      </Section>
      <Section title={t('transfer.parts')} isShown={parts.length > 0}>
        {parts.map((part) => (
          <li key={part}>{t(partNames[part])}</li>
        ))}
      </Section>
      <Section title={t('transfer.unusedKeys')} isShown={unusedKeys.length > 0}>
        {unusedKeys.map((variable) => (
          <li key={variable} className="readout break-all">
            {variable}
          </li>
        ))}
      </Section>
      <Section title={t('transfer.problems')} isShown={problems.length > 0}>
        {problems.map((problem) => (
          <li key={problem} className="break-words">
            {problem}
          </li>
        ))}
      </Section>
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly isShown: boolean
  readonly children: ReactNode
}

function Section({ title, isShown, children }: SectionProps) {
  if (!isShown) return null
  return (
    <section>
      <h3 className="mb-0.5 font-medium text-faint">{title}</h3>
      <ul className="flex flex-col gap-0.5 text-ink">{children}</ul>
    </section>
  )
}

function Route({ route: { tier, destination, fallbacks } }: { readonly route: ImportedRoute }) {
  const { t } = useTranslation()
  return (
    <li className="flex flex-wrap gap-x-3">
      <span className="w-14 font-medium">{tier.toUpperCase()}</span>
      {destination === null ? (
        <span>{t(tier === 'big' ? 'models.unset' : 'models.likeBig')}</span>
      ) : (
        <>
          <span className="readout min-w-0 break-all">{destination.model}</span>
          <ProviderName id={destination.provider} />
          {destination.baseUrl === '' ? null : (
            <span className="readout min-w-0 break-all text-faint">{destination.baseUrl}</span>
          )}
        </>
      )}
      {fallbacks === 0 ? null : <span className="text-faint">{t('transfer.fallbacks', { number: fallbacks })}</span>}
    </li>
  )
}
