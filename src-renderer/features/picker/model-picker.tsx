import { Search } from 'lucide-react'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import type { Result } from '../../../shared/result.ts'
import type { Tier } from '../../../shared/settings.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { commandKey } from '../../ui/command-key.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { ProviderName } from '../../ui/provider-name.tsx'
import { ListingNote } from './listing-note.tsx'
import { ModelList } from './model-list.tsx'
import { pickerSections } from './picker-sections.ts'
import { useModelListing } from './use-model-listing.ts'

interface Props {
  readonly tier: Tier
  readonly provider: string
  readonly baseUrl: string
  /** The model in use or in the form; empty while there is none. */
  readonly model: string
  /** A key that is typed and not stored yet. */
  readonly typedKey: string | null
  /** Closes the picker if it resolves to a success. */
  readonly onChoose: (model: string) => Promise<Result<unknown>>
  readonly onClose: () => void
}

/** A palette of a provider's models: type, see what fits, Enter. */
export function ModelPicker({ tier, provider, baseUrl, model, typedKey, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const { setFavourite } = useActions()
  const { modelChoices } = useAppState()
  const [typed, setTyped] = useState('')
  const palette = useRef<HTMLDivElement>(null)
  const followed = useModelListing({ tier, provider, baseUrl, model, ...(typedKey !== null && { key: typedKey }) })
  const task = useTask(onChoose)

  const sections = useMemo(() => {
    const own = (choices: typeof modelChoices.recent) =>
      choices.filter((choice) => choice.provider === provider).map((choice) => choice.model)
    const { favourites, recent } = modelChoices
    const models = followed.listing?.models ?? []
    return pickerSections({ models, favourites: own(favourites), recent: own(recent), typed })
  }, [followed.listing, modelChoices, provider, typed])
  const asTyped = typed.trim()

  async function choose(id: string): Promise<void> {
    if (await task.run(id)) onClose()
  }

  function toggleFavourite(id: string): void {
    const isFavourite = modelChoices.favourites.some((one) => one.provider === provider && one.model === id)
    void setFavourite({ provider, model: id, isFavourite: !isFavourite })
  }

  /** The model that the arrow keys or the typing are on; the focus itself never leaves the field. */
  function activeModel(): string | null {
    return palette.current?.querySelector<HTMLElement>('[role=option][data-focused]')?.dataset['key'] ?? null
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isCommand = event.ctrlKey || event.metaKey
    const active = activeModel()
    if (isCommand && event.key === 'd' && active !== null) toggleFavourite(active)
    else if (event.key === 'Enter' && asTyped !== '' && (isCommand || active === null)) void choose(asTyped)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Dialog label={t('picker.title', { tier: t(`tier.${tier}`) })} onClose={onClose}>
      <div ref={palette} className="flex min-h-0 flex-col" onKeyDownCapture={onKeyDown}>
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <div className="border-b border-line px-3 pt-3 pb-1.5">
            <TextField aria-label={t('picker.search')} autoFocus className="flex items-center gap-2" spellCheck="false">
              <span className="shrink-0 text-small text-soft">
                <ProviderName id={provider} />
              </span>
              <Search aria-hidden size={14} className="shrink-0 text-faint" />
              <Input
                role="combobox"
                aria-expanded
                aria-haspopup="listbox"
                placeholder={t('picker.search')}
                className="readout h-8 min-w-0 flex-1 bg-transparent text-lead outline-none placeholder:font-sans placeholder:text-faint"
              />
            </TextField>
            <ListingNote provider={provider} followed={followed} />
          </div>
          <ModelList
            sections={sections}
            isAsking={followed.isAsking}
            onChoose={(id) => void choose(id)}
            onToggleFavourite={toggleFavourite}
          />
        </Autocomplete>
        <footer className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3 py-2 text-small text-faint">
          <kbd className="readout rounded-[4px] border border-line px-1">{commandKey} D</kbd>
          {t('picker.favour')}
          <span className="flex-1" />
          {task.failure === null ? null : <Problem>{task.failure}</Problem>}
          {asTyped === '' ? null : (
            <Button look="quiet" onPress={() => void choose(asTyped)} isPending={task.isRunning}>
              <span className="max-w-80 truncate">{t('picker.useTyped', { model: asTyped })}</span>
              <kbd className="readout text-small text-faint">{commandKey} ↵</kbd>
            </Button>
          )}
        </footer>
      </div>
    </Dialog>
  )
}
