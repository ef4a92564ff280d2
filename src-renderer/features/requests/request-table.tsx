import { useTranslation } from 'react-i18next'
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table'
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import type { RequestList } from '../../state/request-log.ts'
import { useLocale } from '../../state/use-locale.ts'
import { clockTime } from '../../format.ts'
import { requestColumns, type RequestColumn } from './request-columns.ts'

const layoutOptions = { rowHeight: 32, headingHeight: 28 }
const narrowColumns = requestColumns.filter(({ id }) => id !== 'input' && id !== 'output')

const cellLook = 'focus-mark flex h-full items-center overflow-hidden whitespace-nowrap'

interface Props {
  readonly requests: RequestList
  readonly chosenId: string | null
  readonly onChoose: (id: string | null) => void
}

/** One line a request, newest first. Only the lines in sight are drawn. */
export function RequestTable({ requests, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  // The open detail says the rest.
  const columns = chosenId === null ? requestColumns : narrowColumns

  return (
    <Virtualizer layout={TableLayout} layoutOptions={layoutOptions}>
      <Table
        aria-label={t('screen.requests')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection={false}
        selectedKeys={chosenId === null ? [] : [chosenId]}
        onSelectionChange={(keys) => onChoose(keys === 'all' ? null : (firstText(keys) ?? null))}
        className="min-h-0 min-w-0 flex-1 overflow-auto outline-none"
      >
        <TableHeader className="border-b border-line bg-ground text-small text-faint">
          {columns.map((column) => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.id === 'model'}
              {...(column.width === null ? {} : { width: column.width })}
              className={`${cellLook} text-small font-medium ${column.look}`}
            >
              {t(column.name)}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={requests} dependencies={[locale, columns]}>
          {(exchange) => (
            <RequestRow exchange={exchange} time={clockTime(exchange.startedAt, locale)} columns={columns} />
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}

function firstText(keys: Iterable<string | number>): string | undefined {
  for (const key of keys) return String(key)
  return undefined
}

interface RequestRowProps {
  readonly exchange: ExchangeSummary
  readonly time: string
  readonly columns: readonly RequestColumn[]
}

function RequestRow({ exchange, time, columns }: RequestRowProps) {
  return (
    <Row
      id={exchange.id}
      textValue={`${time} ${exchange.requestedModel}`}
      className="border-b border-line outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-signal data-hovered:bg-hover data-selected:bg-hover"
    >
      {columns.map(({ id, look, Content }) => (
        <Cell key={id} className={`${cellLook} ${look}`}>
          <Content exchange={exchange} />
        </Cell>
      ))}
    </Row>
  )
}
