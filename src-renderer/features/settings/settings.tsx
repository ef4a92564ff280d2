import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { searchSettings } from './search-settings.ts'
import { SettingsSection } from './settings-section.tsx'
import { settingsGroups } from './settings-groups.ts'

interface Props {
  /** The group that a link leads to. */
  readonly chosenGroup: string | null
}

/** Plain rows in groups; each takes effect as soon as it is changed. */
export function Settings({ chosenGroup }: Props) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const groups = searchSettings(settingsGroups, query)
  const isSearching = query.trim() !== ''
  const found = groups.reduce((count, { entries }) => count + entries.length, 0)
  return (
    <Screen title={t('screen.settings')}>
      <p role="status" className="sr-only">
        {isSearching ? t('settings.found', { number: found }) : null}
      </p>
      <div className="flex max-w-160 flex-col gap-8">
        <SearchField label={t('settings.search')} value={query} onChange={setQuery} />
        {groups.map((group) => (
          <SettingsSection
            key={group.id}
            group={group}
            isChosen={!isSearching && group.id === chosenGroup}
            isWhole={!isSearching}
          />
        ))}
        {groups.length > 0 ? null : (
          <div className="flex flex-col items-start gap-3">
            <p>{t('settings.noMatch')}</p>
            <Button onPress={() => setQuery('')}>{t('settings.showAll')}</Button>
          </div>
        )}
      </div>
    </Screen>
  )
}
