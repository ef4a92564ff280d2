import { useTranslation } from 'react-i18next'
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table'
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { ExchangeSummary } from '../../../shared/request-log.ts'
import type { RequestList } from '../../state/request-log.ts'
import { useLocale } from '../../state/use-locale.ts'
import { clockTime } from '../../format.ts'
import { Duration } from './duration.tsx'
import { RequestModel } from './request-model.tsx'
import { RequestStatus } from './request-status.tsx'
import { InputTokens, OutputTokens } from './tokens.tsx'

const layoutOptions = { rowHeight: 32, headingHeight: 28 }

interface Props {
  readonly requests: RequestList
  readonly chosenId: string | null
  readonly onChoose: (id: string | null) => void
}

/** One line a request, newest first. Only the lines in sight are drawn. */
export function RequestTable({ requests, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()

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
          <HeaderCell width={92}>{t('requests.time')}</HeaderCell>
          <HeaderCell isRowHeader minWidth={180}>
            {t('requests.model')}
          </HeaderCell>
          <HeaderCell width={104}>{t('requests.status')}</HeaderCell>
          <HeaderCell width={76} isNumber>
            {t('requests.duration')}
          </HeaderCell>
          <HeaderCell width={72} isNumber>
            {t('requests.input')}
          </HeaderCell>
          <HeaderCell width={80} isNumber>
            {t('requests.output')}
          </HeaderCell>
        </TableHeader>
        <TableBody items={requests} dependencies={[locale]}>
          {(exchange) => <RequestRow exchange={exchange} time={clockTime(exchange.startedAt, locale)} />}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}

function firstText(keys: Iterable<string | number>): string | undefined {
  for (const key of keys) return String(key)
  return undefined
}

function RequestRow({ exchange, time }: { readonly exchange: ExchangeSummary; readonly time: string }) {
  return (
    <Row
      id={exchange.id}
      textValue={`${time} ${exchange.requestedModel}`}
      className="border-b border-line outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-signal data-hovered:bg-hover data-selected:bg-hover"
    >
      <LineCell>
        <span className="readout text-soft">{time}</span>
      </LineCell>
      <LineCell>
        <RequestModel exchange={exchange} />
      </LineCell>
      <LineCell>
        <RequestStatus exchange={exchange} />
      </LineCell>
      <LineCell isNumber>
        <Duration exchange={exchange} />
      </LineCell>
      <LineCell isNumber>
        <InputTokens usage={exchange.usage} />
      </LineCell>
      <LineCell isNumber>
        <OutputTokens usage={exchange.usage} />
      </LineCell>
    </Row>
  )
}

interface HeaderCellProps {
  readonly children: string
  readonly width?: number
  readonly minWidth?: number
  readonly isRowHeader?: boolean
  readonly isNumber?: boolean
}

function HeaderCell({ children, isNumber = false, ...props }: HeaderCellProps) {
  return (
    <Column
      {...props}
      className={`focus-mark flex h-full items-center truncate px-2 font-medium first:pl-6 last:pr-6 ${isNumber ? 'justify-end' : ''}`}
    >
      {children}
    </Column>
  )
}

function LineCell({ children, isNumber = false }: { readonly children: React.ReactNode; readonly isNumber?: boolean }) {
  return (
    <Cell
      className={`focus-mark flex h-full items-center overflow-hidden px-2 whitespace-nowrap ${isNumber ? 'justify-end' : ''}`}
    >
      {children}
    </Cell>
  )
}
