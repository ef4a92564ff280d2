import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRunning, type ExchangeSummary } from '../../../shared/request-log.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { exactNumber } from '../../format.ts'
import { replaceLocation } from '../../state/location.ts'
import { useStored } from '../../state/stored.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useNow } from '../../state/use-now.ts'
import { useActions, useListedRequests } from '../../state/use-window.ts'
import { SplitPane } from '../../ui/split-pane.tsx'
import type { GridHandle } from '../../ui/virtual-grid.tsx'
import { useCopy } from './copy/use-copy.ts'
import { RequestDetail } from './detail/request-detail.tsx'
import { ExportMenu } from './export/export-menu.tsx'
import { FileNoteLine } from './export/file-note-line.tsx'
import { useRequestFiles } from './export/use-request-files.ts'
import { FilterField } from './filter/filter-field.tsx'
import { filterRequests, isFiltering, noFilter } from './filter/request-filter.ts'
import { readListLook, usualSort } from './list/list-look.ts'
import { NewRequestsAnnouncer } from './list/new-requests-announcer.tsx'
import { NoMatch, NoRequests, PausedList } from './list/no-requests.tsx'
import { RequestGrid } from './list/request-grid.tsx'
import { RequestToolbar } from './list/request-toolbar.tsx'
import { sortRequests } from './list/sort-requests.ts'
import { useSelection } from './list/use-selection.ts'
import { usePaused } from './list/use-paused.ts'
import { Sessions } from './sessions/sessions.tsx'
import { TrafficStrip } from './strip/traffic-strip.tsx'
import { Totals } from './totals/totals.tsx'
import { viewOf, ViewSwitch } from './view-switch.tsx'

function open(id: string | null): void {
  replaceLocation(addressOf('requests', id ?? undefined))
}

/** @param openId the request whose detail is open, from the address */
export function Requests({ openId }: { readonly openId: string | null }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const requests = useListedRequests()
  const paused = usePaused(requests)
  const [look, setLook] = useStored('requests.look', readListLook)
  const [filter, setFilter] = useState(noFilter)
  const [markedId, setMarkedId] = useState<string | null>(null)
  const [tab, setTab] = useState('overview')
  const { note, textOf, copy } = useCopy()
  const { requestDetail } = useActions()
  const grid = useRef<GridHandle>(null)
  // How long running requests have taken so far is part of the filter.
  const now = useNow(1000)
  const filtered = useMemo(() => filterRequests(paused.list, filter, now), [paused.list, filter, now])
  const shown = useMemo(() => sortRequests(filtered, look.sort), [filtered, look.sort])
  const selection = useSelection(shown)
  const files = useRequestFiles()
  const opened = requests.find(({ id }) => id === openId) ?? null
  const chosen = opened ?? shown.find(({ id }) => id === markedId) ?? null

  /** Passing over rows shows their details only where one is open. */
  function move(id: string | null): void {
    if (id === null && opened === null) selection.clear()
    setMarkedId(id ?? opened?.id ?? null)
    if (opened !== null) open(id)
  }

  function goToLatest(): void {
    setLook({ ...look, sort: usualSort })
    grid.current?.scrollToTop()
  }

  function showOnly(chips: readonly string[]): void {
    setFilter({ ...noFilter, chips })
    open(null)
  }

  function onKey(key: string): boolean {
    if (key === 'p') paused.setPaused(!paused.isPaused)
    else if (key === 'g') goToLatest()
    else if (key === 'c' && chosen !== null) void copyCommand(chosen)
    else return false
    return true
  }

  function choose(id: string): void {
    selection.clear()
    open(id)
  }

  function showReplay(id: string): void {
    setTab('replay')
    choose(id)
  }

  async function copyCommand(exchange: ExchangeSummary): Promise<void> {
    const detail = await requestDetail({ id: exchange.id }).catch(() => null)
    await copy(textOf('upstreamCurl', exchange, detail))
  }

  const toExport = selection.ids.size > 0 ? [...selection.ids] : shown.map(({ id }) => id)
  const view = viewOf(openId)
  const isEmpty = requests.length === 0 && !paused.isPaused
  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 px-6 pt-4 pb-2">
        <h1 className="text-title">{t('screen.requests')}</h1>
        <ViewSwitch view={view} />
        {isEmpty || view !== 'list' ? null : (
          <>
            <p className="flex-1 text-soft">
              {t(isFiltering(filter) ? 'requests.countShown' : 'requests.count', {
                shown: exactNumber(shown.length, locale),
                all: exactNumber(paused.list.length, locale),
                running: exactNumber(paused.list.filter(isRunning).length, locale),
              })}
            </p>
            <span role="status" className="text-small text-signal">
              {note}
            </span>
            <RequestToolbar
              paused={paused}
              look={look}
              onLook={setLook}
              onLatest={goToLatest}
              onImport={() => void files.read()}
              exportMenu={
                <ExportMenu
                  label={t(selection.ids.size > 0 ? 'export.selected' : 'export.shown', {
                    number: exactNumber(toExport.length, locale),
                  })}
                  isDisabled={toExport.length === 0}
                  onExport={(form) => void files.write(form, toExport)}
                />
              }
            />
          </>
        )}
      </header>
      <FileNoteLine files={files} />
      <NewRequestsAnnouncer requests={requests} />
      {view === 'totals' ? (
        <Totals />
      ) : view === 'sessions' ? (
        <Sessions onShow={showOnly} />
      ) : isEmpty ? (
        <div className="flex min-h-0 flex-1 border-t border-line">
          <NoRequests onImport={() => void files.read()} />
        </div>
      ) : (
        <>
          <div className="flex flex-col gap-2 px-6">
            <FilterField filter={filter} onFilter={setFilter} />
            <TrafficStrip
              requests={requests}
              range={filter.range}
              onRange={(range) => setFilter({ ...filter, range })}
            />
          </div>
          <SplitPane
            name="requests.split"
            label={t('detail.resize')}
            pane={
              opened === null ? null : (
                <RequestDetail
                  key={opened.id}
                  exchange={opened}
                  tab={tab}
                  onTab={setTab}
                  onExport={(form) => void files.write(form, [opened.id])}
                  onReplay={showReplay}
                  onClose={() => move(null)}
                />
              )
            }
          >
            {shown.length > 0 ? (
              <RequestGrid
                requests={shown}
                look={look}
                onLook={setLook}
                chosenId={chosen?.id ?? null}
                onMove={move}
                onOpen={choose}
                onKey={onKey}
                selection={selection}
                handle={grid}
              />
            ) : paused.list.length === 0 ? (
              <PausedList onResume={() => paused.setPaused(false)} />
            ) : (
              <NoMatch onShowAll={() => setFilter(noFilter)} />
            )}
          </SplitPane>
        </>
      )}
    </div>
  )
}
