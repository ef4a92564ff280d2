import { useTranslation } from 'react-i18next'
import { providerChoices } from '../../providers.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'

const options = providerChoices.map((provider) => ({
  id: provider.id,
  label: provider.name,
  searchWords: [provider.id, ...provider.aliases],
  content: <ProviderName id={provider.id} />,
}))

interface Props {
  readonly value: string | null
  readonly onChange: (provider: string | null) => void
  readonly problem: 'models.chooseProvider' | null
}

export function ProviderField({ value, onChange, problem }: Props) {
  const { t } = useTranslation()
  return (
    <ComboBox
      label={t('models.provider')}
      options={options}
      value={value}
      onChange={onChange}
      problem={problem === null ? null : t(problem)}
      placeholder={t('models.providerPlaceholder')}
      empty={t('models.noProvider')}
      openLabel={t('models.showProviders')}
    />
  )
}
