import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { fuzzyScore } from '../picker/fuzzy-score.ts'
import type { ShortcutAction } from './shortcuts.ts'
import { useCommands, type Command } from './use-commands.ts'

interface Props {
  readonly onAct: (action: ShortcutAction) => void
  readonly onClose: () => void
}

/** Type what is to be done, Enter. */
export function CommandPalette({ onAct, onClose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const commands = useCommands(onAct)
  const found = useMemo(() => matches(commands, typed), [commands, typed])

  function run(id: string): void {
    onClose()
    commands.find((command) => command.id === id)?.run()
  }

  return (
    <Dialog label={t('palette.title')} isNarrow onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField
          aria-label={t('palette.find')}
          autoFocus
          spellCheck="false"
          className="flex items-center gap-2 border-b border-line px-3 py-2"
        >
          <Search aria-hidden size={14} className="shrink-0 text-faint" />
          <Input
            placeholder={t('palette.find')}
            className="h-8 min-w-0 flex-1 bg-transparent text-lead outline-none placeholder:text-faint"
          />
        </TextField>
        <ListBox
          aria-label={t('palette.title')}
          items={found}
          selectionMode="none"
          onAction={(key) => run(String(key))}
          renderEmptyState={() => <p className="px-3 py-2 text-faint">{t('palette.nothing')}</p>}
          className="max-h-[min(24rem,60vh)] overflow-y-auto p-1 outline-none"
        >
          {({ id, label, keys }) => (
            <ListBoxItem
              id={id}
              textValue={label}
              className="flex min-h-8 items-center gap-3 rounded-control px-2 outline-none data-focused:bg-hover data-hovered:bg-hover/50"
            >
              <span className="min-w-0 flex-1 truncate">{label}</span>
              {keys === '' ? null : <KeyCap>{keys}</KeyCap>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}

function matches(commands: readonly Command[], typed: string): readonly Command[] {
  if (typed.trim() === '') return commands
  return commands
    .flatMap((command) => {
      const score = fuzzyScore(typed, command.label)
      return score === null ? [] : [{ command, score }]
    })
    .sort((one, other) => other.score - one.score)
    .map(({ command }) => command)
}
