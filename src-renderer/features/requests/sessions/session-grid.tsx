import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { rowAfterKey } from '../../../ui/row-after-key.ts'
import { sessionColumns } from './session-columns.tsx'
import { parentRow, type SessionRow } from './session-rows.ts'
import { useRowName } from './use-row-name.ts'

interface Props {
  readonly rows: readonly SessionRow[]
  readonly chosenId: string | null
  readonly onChoose: (id: string | null) => void
  readonly onToggle: (id: string) => void
  /** By Enter or a double click. */
  readonly onOpen: (row: SessionRow) => void
}

/** Rows that a page key passes. */
const page = 10

/** A table of which rows have rows under them: arrows to the sides open and close them. */
export function SessionGrid({ rows, chosenId, onChoose, onToggle, onOpen }: Props) {
  const { t } = useTranslation()
  const gridId = useId()
  const chosen = rows.findIndex(({ id }) => id === chosenId)
  const row = rows[chosen]

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextRow(event.key)
    if (next !== null) {
      onChoose(rows[next]?.id ?? null)
      document.getElementById(`${gridId}${rows[next]?.id}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && row !== undefined) onOpen(row)
    else if (!toggles(event.key)) return
    event.preventDefault()
  }

  function nextRow(key: string): number | null {
    if (key === 'ArrowRight' && row?.isExpanded === true) return chosen + 1
    if (key === 'ArrowLeft' && row?.isExpanded === false) return parentRow(rows, chosen)
    return rowAfterKey(key, { row: chosen, rows: rows.length, page })
  }

  function toggles(key: string): boolean {
    const isMeant = key === 'ArrowRight' || (key === 'ArrowLeft' && row?.isExpanded === true)
    if (!isMeant || row?.isExpandable !== true) return false
    onToggle(row.id)
    return true
  }

  return (
    <div
      role="treegrid"
      aria-label={t('requests.viewSessions')}
      aria-colcount={sessionColumns.length + 1}
      aria-activedescendant={row === undefined ? undefined : `${gridId}${row.id}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-y-auto outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-signal"
    >
      <div role="rowgroup" className="sticky top-0 z-1 border-b border-line bg-ground text-small text-faint">
        <div role="row" className={rowLook}>
          <span role="columnheader" className="truncate font-medium">
            {t('sessions.who')}
          </span>
          {sessionColumns.map(({ name, look }) => (
            <span key={name} role="columnheader" className={`truncate text-right font-medium ${look}`}>
              {t(name)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {rows.map((each) => (
          <Row
            key={each.id}
            row={each}
            domId={`${gridId}${each.id}`}
            isChosen={each.id === chosenId}
            onChoose={() => onChoose(each.id)}
            onToggle={() => onToggle(each.id)}
            onOpen={() => onOpen(each)}
          />
        ))}
      </div>
    </div>
  )
}

const rowLook =
  'grid h-8 grid-cols-[minmax(0,1fr)_56px_52px_52px_144px_44px] items-center gap-x-2 px-6 wide:grid-cols-[minmax(0,1fr)_64px_96px_60px_60px_64px_160px_56px]'

/** In pixels, for each level. */
const indent = 18

interface RowProps {
  readonly row: SessionRow
  readonly domId: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onToggle: () => void
  readonly onOpen: () => void
}

function Row({ row, domId, isChosen, onChoose, onToggle, onOpen }: RowProps) {
  const { level, position, siblings, isExpandable, isExpanded } = row
  const { name, note } = useRowName(row)
  const Chevron = isExpanded ? ChevronDown : ChevronRight
  return (
    <div
      role="row"
      id={domId}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isExpandable ? isExpanded : undefined}
      aria-selected={isChosen}
      onClick={onChoose}
      onDoubleClick={onOpen}
      className={`${rowLook} border-b border-line hover:bg-hover aria-selected:bg-hover`}
    >
      <span
        role="gridcell"
        className="flex min-w-0 items-center gap-1"
        style={{ paddingLeft: (level - 1) * indent }}
        title={note ?? undefined}
      >
        {isExpandable ? (
          <span
            aria-hidden
            onClick={onToggle}
            className="flex size-6 shrink-0 items-center justify-center text-faint hover:text-ink"
          >
            <Chevron size={14} />
          </span>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <span className={`truncate ${level === 1 ? 'font-medium' : ''}`}>{name}</span>
        {note === null ? null : <span className="readout shrink-9999 truncate text-small text-faint">{note}</span>}
      </span>
      {sessionColumns.map(({ name: column, look, Content }) => (
        <span key={column} role="gridcell" className={`truncate text-right ${look}`}>
          <Content figures={row.figures} />
        </span>
      ))}
    </div>
  )
}
