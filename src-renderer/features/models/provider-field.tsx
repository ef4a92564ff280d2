import { useTranslation } from 'react-i18next'
import { describeProvider, providerChoices, type ProviderChoice } from '../../providers.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'

function optionOf({ id, name, aliases }: ProviderChoice) {
  return { id, label: name, searchWords: [id, ...aliases], content: <ProviderName id={id} /> }
}

const options = providerChoices.map(optionOf)

/** One that is in use stays in the list, even if it could not be chosen today. */
function optionsWith(value: string | null) {
  const isListed = value === null || options.some(({ id }) => id === value)
  return isListed ? options : [optionOf(describeProvider(value)), ...options]
}

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
      options={optionsWith(value)}
      value={value}
      onChange={onChange}
      problem={problem === null ? null : t(problem)}
      placeholder={t('models.providerPlaceholder')}
      empty={t('models.noProvider')}
      openLabel={t('models.showProviders')}
    />
  )
}
