import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '../../../shared/result.ts'
import type { ImportKind, ImportPreview } from '../../../shared/settings-import.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { SettingRow } from './setting-row.tsx'

const words = {
  env: { name: 'transfer.importEnv', note: 'transfer.importEnvNote' },
  settings: { name: 'transfer.importSettings', note: 'transfer.importSettingsNote' },
} as const satisfies Record<ImportKind, { readonly name: string; readonly note: string }>

/** Lets a file be chosen, shows what it would change, and imports it. */
function ImportRow({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation()
  const { chooseImport } = useActions()
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [imported, setImported] = useState<string | null>(null)

  const choosing = useTask(async () => {
    setImported(null)
    const chosen = await chooseImport(kind)
    if (!chosen.ok) return chosen
    setPreview(chosen.value)
    return ok(undefined)
  })

  return (
    <SettingRow
      name={t(words[kind].name)}
      note={t(words[kind].note)}
      failure={choosing.failure}
      done={imported === null ? null : t('transfer.done', { file: imported })}
    >
      <Button isDisabled={choosing.isRunning} onPress={() => void choosing.run()}>
        {t('transfer.choose')}
      </Button>
      {preview === null ? null : (
        <ImportDialog
          preview={preview}
          onClose={() => setPreview(null)}
          onImported={() => {
            setPreview(null)
            setImported(preview.file)
          }}
        />
      )}
    </SettingRow>
  )
}

export const ImportEnvRow = () => <ImportRow kind="env" />
export const ImportSettingsRow = () => <ImportRow kind="settings" />
