import { CircleCheck, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import { TextField } from 'react-aria-components/TextField'
import type { ProviderChoice } from '../../providers.ts'
import { inputLook } from '../../ui/field-parts.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'
import { providerSections, type ProviderSection } from '../providers/provider-sections.ts'
import { useLocalServers } from '../providers/use-local-servers.ts'
import { useProviderNotes, type ProviderNotes } from '../providers/use-provider-notes.ts'

const sectionNames = {
  running: 'provider.onThisMachine',
  known: 'provider.wellKnown',
  all: 'provider.all',
  custom: 'provider.somethingElse',
  matches: 'picker.matches',
} as const satisfies Record<ProviderSection['id'], string>

/** Whose models it is to be: cards to choose from, and a field that finds the others. */
export function ProviderStep({ onChoose }: { readonly onChoose: (provider: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const running = useLocalServers()
  const notesOf = useProviderNotes('big', running)
  const sections = useMemo(() => providerSections(running, typed), [running, typed])
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField aria-label={t('firstRun.findProvider')} autoFocus className="relative" spellCheck="false">
        <Search aria-hidden size={14} className="absolute top-2.25 left-2.5 text-faint" />
        <Input placeholder={t('firstRun.findProvider')} className={`${inputLook} pl-8`} />
      </TextField>
      <ListBox
        aria-label={t('firstRun.provider')}
        items={sections}
        layout="grid"
        selectionMode="none"
        onAction={(key) => onChoose(String(key))}
        // What comes to be known of a provider changes its card, and so does the language.
        dependencies={[running, t]}
        className="grid grid-cols-2 gap-2 outline-none wide:grid-cols-3"
      >
        {(section) => (
          <ListBoxSection id={`section ${section.id}`} items={section.providers} className="contents">
            <Header className="col-span-full mt-2 text-small font-medium text-faint first:mt-0">
              {t(sectionNames[section.id])}
            </Header>
            <Collection items={section.providers} dependencies={[running, t]}>
              {(provider) => <ProviderCard provider={provider} notes={notesOf(provider)} />}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  )
}

function ProviderCard({ provider, notes }: { readonly provider: ProviderChoice; readonly notes: ProviderNotes }) {
  const { id, name } = provider
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className="flex min-w-0 flex-col gap-0.5 rounded-control border border-line bg-panel px-3 py-2 outline-none data-focused:border-signal data-focused:outline-1 data-focused:outline-signal data-hovered:bg-hover"
    >
      <Text slot="label" className="font-medium">
        <ProviderName id={id} />
      </Text>
      <Text
        slot="description"
        className={`flex min-w-0 items-center gap-1 text-small ${notes.isReady ? 'text-soft' : 'text-faint'}`}
      >
        {notes.isReady ? <CircleCheck aria-hidden size={12} className="shrink-0 text-signal" /> : null}
        <span className="truncate">{notes.isReady ? notes.state : notes.kind}</span>
      </Text>
    </ListBoxItem>
  )
}
