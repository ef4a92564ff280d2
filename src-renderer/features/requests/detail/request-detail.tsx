import { CircleStop, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { ExportForm } from '../../../../shared/exchange-export.ts'
import { isRunning, type ExchangeSummary } from '../../../../shared/request-log.ts'
import { useActions } from '../../../state/use-window.ts'
import { IconButton } from '../../../ui/button.tsx'
import { CopyMenu } from '../copy/copy-menu.tsx'
import { ExportMenu } from '../export/export-menu.tsx'
import { ReplayButton } from '../replay/replay-button.tsx'
import { tabsOf } from './detail-tabs.ts'
import { useExchangeDetail } from './use-exchange-detail.ts'

interface Props {
  readonly exchange: ExchangeSummary
  readonly tab: string
  readonly onTab: (tab: string) => void
  readonly onExport: (form: ExportForm) => void
  /** A replay of it has begun. */
  readonly onReplay: (id: string) => void
  readonly onClose: () => void
}

/** All that is known of one request. */
export function RequestDetail({ exchange, tab, onTab, onExport, onReplay, onClose }: Props) {
  const { t } = useTranslation()
  const { cancelRequest } = useActions()
  const detail = useExchangeDetail(exchange)
  const { id, refused, requestedModel } = exchange
  const tabs = tabsOf(exchange)
  return (
    <aside aria-label={t('detail.label')} className="flex min-h-0 flex-1 flex-col bg-panel">
      <header className="flex items-center gap-0.5 px-4 pt-2">
        <h2 className="readout min-w-0 flex-1 truncate select-text">{refused ?? requestedModel}</h2>
        {isRunning(exchange) ? (
          <IconButton icon={CircleStop} label={t('requests.cancel')} onPress={() => void cancelRequest({ id })} />
        ) : null}
        <CopyMenu exchange={exchange} detail={detail ?? null} />
        <ExportMenu label={t('export.this')} onExport={onExport} />
        {refused === null ? <ReplayButton exchange={exchange} onReplay={onReplay} /> : null}
        <IconButton icon={X} label={t('detail.close')} onPress={onClose} />
      </header>
      <Tabs
        selectedKey={tabs.some(({ id: key }) => key === tab) ? tab : 'overview'}
        onSelectionChange={(key) => onTab(String(key))}
        className="flex min-h-0 flex-1 flex-col"
        keyboardActivation="manual"
      >
        <TabList aria-label={t('detail.tabs')} className="flex shrink-0 flex-wrap border-b border-line px-2.5">
          {tabs.map(({ id: key, name }) => (
            <Tab
              key={key}
              id={key}
              className="shrink-0 cursor-default border-b-2 border-transparent px-1.5 py-1.5 whitespace-nowrap text-soft outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-signal data-hovered:text-ink data-selected:border-signal data-selected:text-ink"
            >
              {t(name)}
            </Tab>
          ))}
        </TabList>
        {tabs.map(({ id: key, Content }) => (
          <TabPanel key={key} id={key} className="flex min-h-0 flex-1 flex-col outline-none">
            <Content exchange={exchange} detail={detail ?? null} isGone={detail === null} />
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  )
}
