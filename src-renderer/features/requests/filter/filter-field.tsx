import { Search, X } from 'lucide-react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { ToggleButton } from '../../../ui/toggle-button.tsx'
import { FilterChip } from './filter-chip.tsx'
import { takeChips, type RequestFilter } from './request-filter.ts'

interface Props {
  readonly filter: RequestFilter
  readonly onFilter: (filter: RequestFilter) => void
}

/** Conditions that are typed to the end become chips; words filter as they are typed. */
export function FilterField({ filter, onFilter }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { chips, text, range } = filter

  function onChange(event: ChangeEvent<HTMLInputElement>): void {
    const typed = { ...filter, text: event.target.value }
    const isComposing = (event.nativeEvent as InputEvent).isComposing
    onFilter(!isComposing && typed.text.endsWith(' ') ? keepBlank(takeChips(typed), typed.text) : typed)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onFilter(takeChips(filter))
    if (event.key === 'Escape' && text !== '') onFilter({ ...filter, text: '' })
    const last = chips.at(-1)
    if (event.key === 'Backspace' && text === '' && last !== undefined) {
      event.preventDefault()
      onFilter({ ...filter, chips: chips.slice(0, -1), text: last })
    }
  }

  return (
    <div role="search" aria-label={t('filter.label')} className="flex items-start gap-2">
      <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-1 rounded-control border border-edge bg-panel px-2 py-0.5 focus-within:border-signal focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-signal">
        <Search aria-hidden size={14} className="shrink-0 text-faint" />
        {range === null ? null : (
          <FilterChip
            text={`${clockTime(range.from, locale)}–${clockTime(range.to, locale)}`}
            onRemove={() => onFilter({ ...filter, range: null })}
          />
        )}
        {chips.map((chip) => (
          <FilterChip
            key={chip}
            text={chip}
            onRemove={() => onFilter({ ...filter, chips: chips.filter((other) => other !== chip) })}
          />
        ))}
        <input
          value={text}
          onChange={onChange}
          onKeyDown={onKeyDown}
          onBlur={() => onFilter(takeChips(filter))}
          aria-label={t('filter.input')}
          placeholder={chips.length === 0 ? t('filter.placeholder') : ''}
          spellCheck={false}
          autoComplete="off"
          className="h-6 min-w-32 flex-1 bg-transparent text-ink outline-none placeholder:text-faint"
        />
        {text === '' ? null : (
          <button
            type="button"
            aria-label={t('filter.clearText')}
            onClick={() => onFilter({ ...filter, text: '' })}
            className="focus-mark flex size-6 shrink-0 items-center justify-center rounded-[4px] text-faint hover:text-ink"
          >
            <X aria-hidden size={13} />
          </button>
        )}
      </div>
      <ToggleButton isOn={filter.isErrorsOnly} onChange={(isErrorsOnly) => onFilter({ ...filter, isErrorsOnly })}>
        {t('filter.errorsOnly')}
      </ToggleButton>
    </div>
  )
}

/** The blank after a word is the beginning of the next one. */
function keepBlank(filter: RequestFilter, typed: string): RequestFilter {
  return filter.text === typed || filter.text === '' ? filter : { ...filter, text: `${filter.text} ` }
}
