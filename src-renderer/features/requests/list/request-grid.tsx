import { useCallback, useMemo, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import type { RequestList } from '../../../state/request-log.ts'
import { useLocale } from '../../../state/use-locale.ts'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { useWidth } from '../../../ui/use-width.ts'
import { VirtualGrid, type GridHandle, type GridSelection } from '../../../ui/virtual-grid.tsx'
import { describeRequest } from './describe-request.ts'
import { fittingColumns, nextSort, type ListLook } from './list-look.ts'

interface Props {
  readonly requests: RequestList
  readonly look: ListLook
  readonly onLook: (look: ListLook) => void
  readonly chosenId: string | null
  readonly onMove: (id: string | null) => void
  readonly onOpen: (id: string) => void
  readonly onKey: (key: string) => boolean
  readonly selection: GridSelection
  readonly handle: Ref<GridHandle>
}

/** One line a request. */
export function RequestGrid({ requests, look, onLook, ...choice }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const width = useWidth(place)
  const columns = useMemo(() => {
    const fitting = fittingColumns(look, width)
    return fitting.map((column, index): GridColumn<ExchangeSummary> => {
      const left = index === 0 ? 'pl-6' : column.isNumber ? 'pl-1' : 'pl-2'
      const right = index === fitting.length - 1 ? 'pr-6' : 'pr-2'
      const room = (index === 0 ? 16 : 0) + (index === fitting.length - 1 ? 16 : 0)
      return {
        ...column,
        name: t(column.name),
        width: column.width === null ? null : column.width + room,
        look: `${left} ${right} ${column.isNumber ? 'justify-end' : ''}`,
      }
    })
  }, [t, look, width])
  const describe = useCallback((item: ExchangeSummary) => describeRequest(item, t, locale), [t, locale])

  return (
    <div ref={setPlace} className="flex min-h-0 min-w-0 flex-1 flex-col">
      {width === 0 ? null : (
        <VirtualGrid
          {...choice}
          label={t('screen.requests')}
          columns={columns}
          items={requests}
          describe={describe}
          sort={{
            ...look.sort,
            onSort: (id) => {
              const column = look.order.find((known) => known === id)
              if (column !== undefined) onLook({ ...look, sort: nextSort(look.sort, column) })
            },
          }}
        />
      )}
    </div>
  )
}
