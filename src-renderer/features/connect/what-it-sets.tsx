import { useTranslation } from 'react-i18next'
import type { EnvironmentVariables } from '../../../shared/env-snippets.ts'

/** What the command does, variable by variable. */
export function WhatItSets({ variables }: { readonly variables: EnvironmentVariables }) {
  const { t } = useTranslation()
  const sets = (prefix: string) => variables.some(([name]) => name.startsWith(prefix))
  const lines = [
    ['ANTHROPIC_BASE_URL', t('connect.setsUrl')],
    ['ANTHROPIC_AUTH_TOKEN', t('connect.setsToken')],
    ...(sets('ANTHROPIC_DEFAULT_') ? [['ANTHROPIC_DEFAULT_…_MODEL', t('connect.setsModels')]] : []),
    ...(sets('CLAUDE_CODE_') ? [['CLAUDE_CODE_…', t('connect.setsSizes')]] : []),
    ['ANTHROPIC_API_KEY', t('connect.removesKey')],
  ]
  return (
    <section className="border-t border-line pt-5">
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
