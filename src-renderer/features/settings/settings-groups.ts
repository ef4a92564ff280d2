import type { ComponentType } from 'react'
import type { en } from '../../../shared/i18n/en.ts'
import type { MessageKey } from '../../../shared/i18n/index.ts'
import type { ResettableGroup } from '../../../shared/settings.ts'
import { LicenceRow, VersionRow } from './about-rows.tsx'
import { AtLimitRow, CheaperModelRow, DayLimitRow, MonthLimitRow } from './budget-rows.tsx'
import { ExportRow } from './export-row.tsx'
import { LanguageRow, NotificationsRow, OnCloseRow, OnStartRow, StartAtLoginRow, ThemeRow } from './general-rows.tsx'
import { ImportEnvRow, ImportSettingsRow } from './import-row.tsx'
import { LogFilesRow } from './log-files-row.tsx'
import { FileLevelRow, KeepDaysRow, KeepSizeRow, RequestBodiesRow, ResponseBodiesRow } from './logging-rows.tsx'
import { PortRow } from './port-row.tsx'
import { HiddenPatternsRow } from './hidden-patterns-row.tsx'
import { BodiesRow, BodySizeRow, DiskDaysRow, DiskRow, DiskSizeRow, MemoryRow, RowsRow } from './recording-rows.tsx'
import { ResetAllRow } from './reset-rows.tsx'
import { RequiresTokenRow, RotateTokenRow } from './token-rows.tsx'
import { CheckForUpdatesRow, UpdateRow } from './update-rows.tsx'
import { WipeRecordingRow } from './wipe-recording-row.tsx'

/** Words in which nothing is filled in. */
export type PlainKey = {
  [Key in MessageKey]: (typeof en)[Key] extends `${string}{{${string}` ? never : Key
}[MessageKey]

export interface SettingEntry {
  /** Its name, then whatever else it is found by. */
  readonly words: readonly [name: PlainKey, ...others: readonly PlainKey[]]
  readonly Row: ComponentType
  /** It does something rather than hold a value, so that there is nothing to set back. */
  readonly isAction?: true
}

export interface SettingsGroup {
  /** As links name it: `#/settings/network`. */
  readonly id: string
  readonly title: PlainKey
  /** Set where it can be set back on its own. */
  readonly reset?: ResettableGroup
  readonly entries: readonly SettingEntry[]
}

/** Everything on the settings screen, in its order. A group without entries is not shown. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    id: 'general',
    title: 'settings.general',
    reset: 'general',
    entries: [
      { words: ['settings.language'], Row: LanguageRow },
      { words: ['settings.theme', 'settings.light', 'settings.dark'], Row: ThemeRow },
      { words: ['settings.startAtLogin', 'settings.startAtLoginNote'], Row: StartAtLoginRow },
      { words: ['settings.onStart', 'settings.onStartNote'], Row: OnStartRow },
      { words: ['settings.onClose', 'settings.keepRunning', 'settings.quits'], Row: OnCloseRow },
      { words: ['settings.notifications', 'settings.notificationsNote'], Row: NotificationsRow },
    ],
  },
  {
    id: 'network',
    title: 'settings.network',
    reset: 'network',
    entries: [
      { words: ['settings.port', 'settings.portNote'], Row: PortRow },
      { words: ['settings.requiresToken', 'settings.requiresTokenNote'], Row: RequiresTokenRow },
      { words: ['settings.token', 'settings.rotate', 'settings.tokenNote'], Row: RotateTokenRow, isAction: true },
    ],
  },
  {
    id: 'logging',
    title: 'settings.logging',
    reset: 'logging',
    entries: [
      { words: ['settings.fileLevel', 'settings.levelDebug', 'settings.levelWarning'], Row: FileLevelRow },
      { words: ['settings.requestBodies', 'settings.requestBodiesNote'], Row: RequestBodiesRow },
      { words: ['settings.responseBodies', 'settings.responseBodiesNote'], Row: ResponseBodiesRow },
      { words: ['settings.keepDays'], Row: KeepDaysRow },
      { words: ['settings.keepSize'], Row: KeepSizeRow },
      { words: ['settings.logFiles', 'settings.openLogs', 'settings.deleteLogs'], Row: LogFilesRow, isAction: true },
    ],
  },
  {
    id: 'recording',
    title: 'settings.recording',
    reset: 'recording',
    entries: [
      { words: ['recording.bodies', 'recording.bodiesNote'], Row: BodiesRow },
      { words: ['recording.rows'], Row: RowsRow },
      { words: ['recording.memory', 'recording.memoryNote'], Row: MemoryRow },
      { words: ['recording.body', 'recording.bodyNote'], Row: BodySizeRow },
      { words: ['recording.disk', 'recording.diskNote'], Row: DiskRow },
      { words: ['recording.days'], Row: DiskDaysRow },
      { words: ['recording.diskSize'], Row: DiskSizeRow },
      { words: ['recording.patterns'], Row: HiddenPatternsRow },
      { words: ['recording.wipe', 'recording.wipeOpen', 'recording.wipeNow'], Row: WipeRecordingRow, isAction: true },
    ],
  },
  {
    id: 'budget',
    title: 'budget.title',
    reset: 'budget',
    entries: [
      { words: ['budget.dayLimit', 'budget.limitNote', 'budget.title'], Row: DayLimitRow },
      { words: ['budget.monthLimit', 'budget.limitNote', 'budget.title'], Row: MonthLimitRow },
      { words: ['budget.atLimit', 'budget.warn', 'budget.cheaper', 'budget.stop', 'budget.title'], Row: AtLimitRow },
      { words: ['budget.cheaperModel', 'budget.cheaperModelNote', 'budget.title'], Row: CheaperModelRow },
    ],
  },
  {
    id: 'transfer',
    title: 'settings.transfer',
    entries: [
      { words: ['transfer.importEnv', 'transfer.importEnvNote'], Row: ImportEnvRow, isAction: true },
      { words: ['transfer.importSettings', 'transfer.importSettingsNote'], Row: ImportSettingsRow, isAction: true },
      { words: ['transfer.export', 'transfer.exportNote'], Row: ExportRow, isAction: true },
    ],
  },
  {
    id: 'updates',
    title: 'updates.title',
    reset: 'updates',
    entries: [
      { words: ['updates.check', 'updates.checkNote'], Row: CheckForUpdatesRow },
      { words: ['updates.title', 'updates.look', 'updates.restart'], Row: UpdateRow, isAction: true },
    ],
  },
  {
    id: 'reset',
    title: 'settings.reset',
    entries: [{ words: ['settings.resetAll', 'settings.resetAllNote'], Row: ResetAllRow, isAction: true }],
  },
  {
    id: 'about',
    title: 'settings.about',
    entries: [
      { words: ['settings.version'], Row: VersionRow, isAction: true },
      { words: ['settings.licence', 'settings.licenceNote'], Row: LicenceRow, isAction: true },
    ],
  },
]
