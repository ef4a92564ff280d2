import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly text: string
  readonly onRemove: () => void
}

/** One condition of the filter, which a click removes. */
export function FilterChip({ text, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={t('filter.remove', { condition: text })}
      className="focus-mark readout flex h-6 max-w-64 shrink-0 items-center gap-1 rounded-[4px] bg-hover px-1.5 text-small transition-colors hover:bg-line"
    >
      <span className="truncate">{text}</span>
      <X aria-hidden size={11} className="shrink-0 text-faint" />
    </button>
  )
}
