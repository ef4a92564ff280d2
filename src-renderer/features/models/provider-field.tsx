import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tier } from '../../../shared/tiers.ts'
import { describeProvider } from '../../providers.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { ProviderLine } from '../providers/provider-line.tsx'
import { providerSections } from '../providers/provider-sections.ts'
import { useLocalServers } from '../providers/use-local-servers.ts'
import { useProviderNotes } from '../providers/use-provider-notes.ts'

interface Props {
  readonly tier: Tier
  readonly value: string | null
  readonly onChange: (provider: string | null) => void
  readonly problem: 'models.chooseProvider' | null
}

/** Servers that run on this machine come first; they are looked for when the list opens. */
export function ProviderField({ tier, value, onChange, problem }: Props) {
  const { t } = useTranslation()
  const [isOpened, setOpened] = useState(false)
  const running = useLocalServers(isOpened)
  const notesOf = useProviderNotes(tier, running)
  const listed = providerSections(running, '').flatMap(({ providers }) => providers)
  // One that is in use stays in the list, even if it could not be chosen today.
  const isListed = value === null || listed.some(({ id }) => id === value)
  const providers = isListed ? listed : [describeProvider(value), ...listed]
  return (
    <ComboBox
      label={t('models.provider')}
      options={providers.map((provider) => ({
        id: provider.id,
        label: provider.name,
        searchWords: [provider.id, ...provider.aliases],
        content: <ProviderLine id={provider.id} notes={notesOf(provider)} />,
      }))}
      value={value}
      onChange={onChange}
      onOpen={() => setOpened(true)}
      problem={problem === null ? null : t(problem)}
      placeholder={t('models.providerPlaceholder')}
      empty={t('models.noProvider')}
      openLabel={t('models.showProviders')}
    />
  )
}
