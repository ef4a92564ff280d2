import { FileDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { exportForms, type ExportForm } from '../../../../shared/exchange-export.ts'
import { IconButton } from '../../../ui/button.tsx'

const words = {
  har: 'export.har',
  jsonl: 'export.jsonl',
  report: 'export.report',
} as const satisfies Readonly<Record<ExportForm, string>>

interface Props {
  /** Says which requests. */
  readonly label: string
  readonly isDisabled?: boolean
  readonly onExport: (form: ExportForm) => void
}

/** In which form requests are written into a file, and what is not in it. */
export function ExportMenu({ label, isDisabled = false, onExport }: Props) {
  const { t } = useTranslation()
  return (
    <MenuTrigger>
      <IconButton icon={FileDown} label={label} isDisabled={isDisabled} />
      <Popover
        placement="bottom end"
        offset={4}
        className="max-w-80 overflow-hidden rounded-control border border-line bg-panel text-ink shadow-float"
      >
        <p className="border-b border-line px-3 py-2 text-small text-faint">
          <span className="block text-soft">{label}</span>
          {t('export.note')}
        </p>
        <Menu
          aria-label={label}
          onAction={(key) => {
            const form = exportForms.find((known) => known === key)
            if (form !== undefined) onExport(form)
          }}
          className="min-w-56 p-1 outline-none"
        >
          {exportForms.map((form) => (
            <MenuItem
              key={form}
              id={form}
              className="flex h-7 cursor-default items-center rounded-[4px] px-2 outline-none data-focused:bg-hover"
            >
              {t(words[form])}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
