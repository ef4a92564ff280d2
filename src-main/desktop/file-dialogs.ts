import { app, dialog, shell, type FileFilter } from 'electron'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportForm } from '../../shared/exchange-export.ts'
import type { Translate } from '../../shared/i18n/translator.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { ImportKind } from '../../shared/settings-import.ts'
import type { ExchangeDialogs, FileDialogs } from '../services/ports.ts'

/** The system's own dialogs: no path ever comes from a page. */
export function createFileDialogs(translate: Translate): FileDialogs {
  return {
    async chooseFileToRead(kind) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: translate(titles[kind]),
        // `.env` has no extension that a filter could name, and is hidden on most systems.
        properties: kind === 'env' ? ['openFile', 'showHiddenFiles'] : ['openFile'],
        ...(kind === 'settings' && { filters: [{ name: 'JSON', extensions: ['json'] }] }),
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseFileToWrite(name) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title: translate('transfer.export'),
        defaultPath: join(app.getPath('documents'), name),
        filters: [{ name: 'JSON', extensions: ['json'] }],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}

/** The same for recorded requests; the title says what is not in them. */
export function createExchangeDialogs(translate: Translate): ExchangeDialogs {
  return {
    async chooseToRead() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: translate('requests.import'),
        properties: ['openFile'],
        filters: [{ name: 'JSONL', extensions: ['jsonl'] }],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseToWrite(name, form) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title: translate('export.title'),
        message: translate('export.title'),
        defaultPath: join(app.getPath('documents'), name),
        filters: [exportFilters[form]],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}

const exportFilters: Readonly<Record<ExportForm, FileFilter>> = {
  har: { name: 'HAR', extensions: ['har'] },
  jsonl: { name: 'JSONL', extensions: ['jsonl'] },
  report: { name: 'Markdown', extensions: ['md'] },
}

const titles = { env: 'transfer.importEnv', settings: 'transfer.importSettings' } as const satisfies Record<
  ImportKind,
  string
>

/** Shows a folder in the system's file manager. */
export async function openFolder(path: string): Promise<Result<void>> {
  // There is none before the first file is in it.
  await mkdir(path, { recursive: true }).catch(() => undefined)
  const problem = await shell.openPath(path)
  return problem === '' ? ok(undefined) : failWith('failure.folder', { folder: path })
}
