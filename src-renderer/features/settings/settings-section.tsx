import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ResetGroupButton } from './reset-rows.tsx'
import type { SettingsGroup } from './settings-groups.ts'

interface Props {
  readonly group: SettingsGroup
  /** A link leads here. */
  readonly isChosen: boolean
  /** None of its rows is hidden by a search; what is not seen is not set back either. */
  readonly isWhole: boolean
}

export function SettingsSection({ group: { title, reset, entries }, isChosen, isWhole }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isChosen) return
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [isChosen])

  const names = entries.filter(({ isAction }) => isAction !== true).map(({ words }) => t(words[0]))
  return (
    <section>
      <div className="flex min-h-8 items-center justify-between border-b border-line pb-1">
        <h2 ref={heading} tabIndex={-1} className="scroll-mt-4 focus-mark">
          {t(title)}
        </h2>
        {reset === undefined || !isWhole ? null : <ResetGroupButton group={reset} title={t(title)} names={names} />}
      </div>
      <div className="divide-y divide-line">
        {entries.map(({ words, Row }) => (
          <Row key={words[0]} />
        ))}
      </div>
    </section>
  )
}
