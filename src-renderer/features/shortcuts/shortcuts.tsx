import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf, type Place } from '../../../shared/window-address.ts'
import { useStored } from '../../state/stored.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { CommandPalette } from './command-palette.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { actionOf, type ShortcutAction } from './shortcuts.ts'

/** How long it is said that something was copied, in ms. */
const noteTime = 3_000

/** What keys do wherever one is in the window, and the dialogs that they open. */
export function Shortcuts({ place }: { readonly place: Place }) {
  const { t } = useTranslation()
  const { setOn, copyCommand } = useActions()
  const { status, shell } = useAppState()
  const [opened, setOpened] = useState<'palette' | 'list' | null>(null)
  const [isCopied, setCopied] = useState(false)
  const [mayStandAlone, setStandAlone] = useStored('single-keys', (stored) => stored !== false)
  const copying = useTask(copyCommand)

  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), noteTime)
    return () => clearTimeout(timer)
  }, [isCopied])

  function act(action: ShortcutAction): void {
    switch (action.kind) {
      case 'go':
        window.location.hash = addressOf(action.screen)
        return
      case 'palette':
      case 'list':
        setOpened(action.kind)
        return
      case 'filter':
        window.location.hash = addressOf('requests')
        // The screen has to be there first.
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=search] input')?.focus())
        return
      case 'copy':
        void copying.run({ shell, isPlain: false }).then(setCopied)
        return
      case 'switch':
        if (status.state === 'on' || status.state === 'off') void setOn(status.state === 'off')
    }
  }

  function isMeant({ kind }: ShortcutAction, target: EventTarget | null): boolean {
    if (kind === 'list') return mayStandAlone && !isEditable(target)
    return kind !== 'switch' || (place === 'overview' && !isEditable(target))
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isInDialog(event.target)) return
      const action = actionOf(event)
      if (action === null || !isMeant(action, event.target)) return
      event.preventDefault()
      act(action)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })

  const note = copying.failure ?? (isCopied ? t('shortcuts.copied') : null)
  return (
    <>
      {opened === 'palette' ? <CommandPalette onAct={act} onClose={() => setOpened(null)} /> : null}
      {opened === 'list' ? (
        <ShortcutList mayStandAlone={mayStandAlone} onStandAlone={setStandAlone} onClose={() => setOpened(null)} />
      ) : null}
      <div role="status" className="fixed right-5 bottom-5 z-20">
        {note === null ? null : (
          <p className="rounded-control border border-line bg-panel px-3 py-2 shadow-float">{note}</p>
        )}
      </div>
    </>
  )
}

/** There the keys are the dialog's. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable=true]') !== null
}
