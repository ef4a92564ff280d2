import { useTranslation } from 'react-i18next'

/** What the command does, variable by variable. */
export function WhatItSets() {
  const { t } = useTranslation()
  const lines = [
    ['ANTHROPIC_BASE_URL', t('connect.setsUrl')],
    ['ANTHROPIC_AUTH_TOKEN', t('connect.setsToken')],
    ['ANTHROPIC_API_KEY', t('connect.removesKey')],
  ] as const
  return (
    <section className="max-w-160 border-t border-line pt-5">
      <h2 className="mb-3">{t('connect.whatItDoes')}</h2>
      <dl className="flex flex-col gap-2.5">
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt className="readout text-soft select-text">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-soft">{t('connect.scope')}</p>
    </section>
  )
}
