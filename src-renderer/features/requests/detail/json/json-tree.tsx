import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronRight, Search } from 'lucide-react'
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { rowAfterKey } from '../../../../ui/row-after-key.ts'
import { jsonRows, type JsonRow } from './json-rows.ts'

const rowHeight = 20
const overscan = 12

/** What differs from another value, or holds something that does, by its path. */
export type JsonMarks = ReadonlyMap<string, 'here' | 'inside'>

interface Props {
  readonly label: string
  readonly value: unknown
  readonly marks?: JsonMarks | undefined
}

/** Any value as a tree, of which only the rows in sight exist; with a search that leaves what holds the words. */
export function JsonTree({ label, value, marks }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const treeId = useId()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState('')
  const [chosenPath, setChosenPath] = useState<string | null>(null)
  const search = useDeferredValue(typed.trim().toLowerCase())
  const rows = useMemo(() => jsonRows(value, { turned, search }), [value, turned, search])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan,
  })
  const drawn = virtualizer.getVirtualItems()
  const chosen = rows.findIndex(({ path }) => path === chosenPath)
  const isChosenDrawn = drawn.some(({ index }) => index === chosen)

  function turn(path: string): void {
    setTurned((before) =>
      before.has(path) ? new Set([...before].filter((other) => other !== path)) : new Set([...before, path]),
    )
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[chosen]
    const isTurning = row !== undefined && row.isOpen === (event.key === 'ArrowLeft')
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight))
    const next = event.key === 'Escape' ? null : rowAfterKey(event.key, { row: chosen, rows: rows.length, page })
    if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && isTurning) turn(row.path)
    else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined && row.isOpen !== null) turn(row.path)
    else if (next !== null) {
      setChosenPath(rows[next]?.path ?? null)
      virtualizer.scrollToIndex(next)
    } else return
    event.preventDefault()
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-1.5 border-b border-line px-4 py-1 focus-within:border-signal">
        <Search aria-hidden size={13} className="shrink-0 text-faint" />
        <input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={t('json.searchIn', { name: label })}
          placeholder={t('json.search')}
          spellCheck={false}
          className="h-6 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
        {search === '' ? null : (
          <span role="status" className="text-small whitespace-nowrap text-faint">
            {t('json.matches', { number: exactNumber(rows.filter(({ isMatch }) => isMatch).length, locale) })}
          </span>
        )}
      </div>
      <div
        ref={setScroller}
        role="tree"
        aria-label={label}
        aria-activedescendant={isChosenDrawn ? `${treeId}${chosen}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto py-1 outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-signal"
      >
        <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <TreeRow
                key={row.path}
                domId={`${treeId}${index}`}
                row={row}
                top={start}
                isChosen={index === chosen}
                mark={marks?.get(row.path)}
                onTurn={() => {
                  setChosenPath(row.path)
                  if (row.isOpen !== null) turn(row.path)
                }}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const valueColours: Readonly<Record<JsonRow['kind'], string>> = {
  object: 'text-faint',
  array: 'text-faint',
  string: 'text-ink',
  number: 'text-signal',
  boolean: 'text-signal',
  null: 'text-faint',
  line: 'text-ink',
}

interface RowProps {
  readonly domId: string
  readonly row: JsonRow
  readonly top: number
  readonly isChosen: boolean
  readonly mark: 'here' | 'inside' | undefined
  readonly onTurn: () => void
}

function TreeRow({ domId, row, top, isChosen, mark, onTurn }: RowProps) {
  const { t } = useTranslation()
  const { depth, name, text, kind, isOpen, isMatch } = row
  const Icon = isOpen === true ? ChevronDown : ChevronRight
  return (
    <div
      role="treeitem"
      id={domId}
      aria-level={depth + 1}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isChosen}
      aria-label={text === '' && name === null ? t('json.emptyLine') : undefined}
      onClick={onTurn}
      className={`readout absolute inset-x-0 flex items-center gap-1 pr-3 text-small whitespace-pre hover:bg-hover aria-selected:bg-hover ${isMatch ? 'bg-warning-ground' : ''}`}
      style={{ height: rowHeight, top, paddingLeft: `${12 + depth * 14}px` }}
    >
      {isOpen === null ? (
        <span className="w-3 shrink-0" />
      ) : (
        <Icon aria-hidden size={12} className="shrink-0 text-faint" />
      )}
      {mark === undefined || row.path === '' ? null : (
        <span
          className={`shrink-0 font-semibold ${mark === 'here' ? 'text-warning' : 'text-faint'}`}
          title={t(mark === 'here' ? 'json.differs' : 'json.differsInside')}
        >
          ≠<span className="sr-only"> {t(mark === 'here' ? 'json.differs' : 'json.differsInside')}</span>
        </span>
      )}
      {name === null ? null : <span className="shrink-0 text-soft">{name}:</span>}
      <span className={`min-w-0 truncate select-text ${valueColours[kind]}`}>{text}</span>
    </div>
  )
}
