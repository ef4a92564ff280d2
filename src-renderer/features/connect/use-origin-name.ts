import { useTranslation } from 'react-i18next'
import type { SettingsOrigin } from '../../../shared/claude-code.ts'

/** Says in words where a value of Claude Code's stands. */
export function useOriginName(): (origin: SettingsOrigin) => string {
  const { t } = useTranslation()
  return ({ scope, file }) => {
    if (scope === 'managed') return t('places.managed')
    return file === null ? t('places.environment') : shortPath(file)
  }
}

/** The end of a path, which tells files apart. */
export function shortPath(path: string): string {
  const parts = path.split(/[/\\]/)
  return parts.length <= 3 ? path : `…/${parts.slice(-3).join('/')}`
}

export function folderName(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder
}
