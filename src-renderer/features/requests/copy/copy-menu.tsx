import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { ExchangeDetail } from '../../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { IconButton } from '../../../ui/button.tsx'
import { copyKinds, type CopyKind } from './copy-texts.ts'
import { useCopy } from './use-copy.ts'

const words = {
  upstreamCurl: 'copy.upstreamCurl',
  clientCurl: 'copy.clientCurl',
  requestBody: 'copy.requestBody',
  answerBody: 'copy.answerBody',
  report: 'copy.report',
} as const satisfies Readonly<Record<CopyKind, string>>

interface Props {
  readonly exchange: ExchangeSummary
  readonly detail: ExchangeDetail | null
}

/** Takes a request along: as a command, as it was, or as a report. What was not recorded cannot be chosen. */
export function CopyMenu({ exchange, detail }: Props) {
  const { t } = useTranslation()
  const { note, textOf, copy } = useCopy()
  const missing = copyKinds.filter((kind) => textOf(kind, exchange, detail) === null)
  return (
    <>
      <span role="status" className="max-w-48 truncate text-small text-signal">
        {note}
      </span>
      <MenuTrigger>
        <IconButton icon={Copy} label={t('copy.menu')} />
        <Popover
          placement="bottom end"
          offset={4}
          className="overflow-hidden rounded-control border border-line bg-panel text-ink shadow-float"
        >
          <Menu
            aria-label={t('copy.menu')}
            disabledKeys={missing}
            onAction={(key) => {
              const kind = copyKinds.find((known) => known === key)
              if (kind !== undefined) void copy(textOf(kind, exchange, detail))
            }}
            className="min-w-56 p-1 outline-none"
          >
            {copyKinds.map((kind) => (
              <MenuItem
                key={kind}
                id={kind}
                className="flex h-7 cursor-default items-center rounded-[4px] px-2 outline-none data-disabled:opacity-50 data-focused:bg-hover"
              >
                {t(words[kind])}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
}
