import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestList } from '../../state/request-log.ts'
import { VirtualGrid } from '../../ui/virtual-grid.tsx'
import { requestColumns } from './request-columns.ts'

interface Props {
  readonly requests: RequestList
  readonly chosenId: string | null
  readonly onChoose: (id: string | null) => void
}

/** One line a request, newest first. */
export function RequestGrid({ requests, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const isDetailOpen = chosenId !== null
  const columns = useMemo(
    () =>
      requestColumns
        // The open detail says how many tokens it were, and needs the place.
        .filter(({ id }) => !isDetailOpen || (id !== 'input' && id !== 'output'))
        .map((column) => ({ ...column, name: t(column.name) })),
    [t, isDetailOpen],
  )
  return (
    <VirtualGrid
      label={t('screen.requests')}
      columns={columns}
      items={requests}
      chosenId={chosenId}
      onChoose={onChoose}
    />
  )
}
