import { useTranslation } from 'react-i18next'
import { groupBy } from '../../../shared/group-by.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { keysOf, shortcuts } from './shortcuts.ts'

interface Props {
  /** Whether a key without Ctrl or ⌘ does something. */
  readonly mayStandAlone: boolean
  readonly onStandAlone: (may: boolean) => void
  readonly onClose: () => void
}

/** Some places are reached by two. */
const byLabel = groupBy(shortcuts, ({ label }) => label)

/** All shortcuts, and the choice of those who set off single keys by accident. (WCAG 2.1.4) */
export function ShortcutList({ mayStandAlone, onStandAlone, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog label={t('shortcuts.title')} isNarrow onClose={onClose}>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5">
        <h2 className="text-lead">{t('shortcuts.title')}</h2>
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
          {[...byLabel].map(([label, sameLabel]) => (
            <div key={label} className="contents">
              <dt>{t(label)}</dt>
              <dd className="flex justify-end gap-1.5">
                {sameLabel.map((shortcut) => (
                  <KeyCap key={keysOf(shortcut)}>{keysOf(shortcut)}</KeyCap>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Checkbox isChecked={mayStandAlone} onChange={onStandAlone}>
          {t('shortcuts.standAlone')}
        </Checkbox>
        <div>
          <Button autoFocus onPress={onClose}>
            {t('detail.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
