import { Brain, Image, Star, TriangleAlert, Wrench, type LucideIcon } from 'lucide-react'
import type { MouseEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../../state/use-locale.ts'
import { MiddleEllipsis } from '../../ui/middle-ellipsis.tsx'
import { modelColumns, modelWarnings } from './model-facts.ts'
import type { PickerRow } from './picker-sections.ts'

/** The columns behind the name, for the rows and for the line above them. */
export const pickerGrid = 'grid grid-cols-[minmax(0,1fr)_4rem_4rem_7rem_3.75rem_1.5rem] items-center gap-x-3 px-3'

interface Props {
  readonly row: PickerRow
  readonly onToggleFavourite: (row: PickerRow) => void
}

/** One model in a line for the eye: its name, its sizes and prices, what it can do. */
export function ModelRow({ row, onToggleFavourite }: Props) {
  const { t } = useTranslation()
  const { window, output, price } = modelColumns(row.info, useLocale())
  const { tools, images, reasoning } = row.info

  /** The row itself is not pressed by a press on its star. */
  function keepFromRow(event: PointerEvent | MouseEvent): void {
    event.stopPropagation()
  }

  return (
    <span aria-hidden className={`${pickerGrid} h-full`}>
      <span className="flex min-w-0 items-center gap-2">
        <span className={`readout min-w-0 ${row.isListed ? '' : 'text-soft'}`}>
          <MiddleEllipsis>{row.id}</MiddleEllipsis>
        </span>
        {modelWarnings(row.info).map((warning) => (
          <span key={warning} className="flex shrink-0 items-center gap-1 text-small text-warning">
            <TriangleAlert aria-hidden size={12} /> {t(warning)}
          </span>
        ))}
      </span>
      <span className="readout text-right text-soft">{window}</span>
      <span className="readout text-right text-soft">{output}</span>
      <span className="readout truncate text-right text-soft">{price}</span>
      <span className="flex justify-end gap-1.5 text-soft">
        <Badge icon={Wrench} label={t('picker.tools')} has={tools} />
        <Badge icon={Image} label={t('picker.images')} has={images} />
        <Badge icon={Brain} label={t('picker.reasoning')} has={reasoning} />
      </span>
      <span
        className="flex size-6 items-center justify-center rounded-control text-faint hover:text-ink"
        onPointerDown={keepFromRow}
        onMouseDown={keepFromRow}
        onClick={(event) => {
          keepFromRow(event)
          onToggleFavourite(row)
        }}
      >
        <Star size={14} className={row.isFavourite ? 'fill-current text-signal' : ''} />
      </span>
    </span>
  )
}

/** Keeps its place where the model lacks the ability, so that the eye finds it in the column. */
function Badge({ icon: Icon, label, has }: { icon: LucideIcon; label: string; has: boolean | undefined }) {
  return (
    <span title={has ? label : undefined} className={has ? '' : 'invisible'}>
      <Icon aria-hidden size={14} />
    </span>
  )
}
