import type { ExportForm } from '../../shared/exchange-export.ts'
import type { FirstRun } from '../../shared/first-run.ts'
import type { KeyBackend, StartAtLogin } from '../../shared/ipc.ts'
import type { Result } from '../../shared/result.ts'
import type { ImportKind } from '../../shared/settings-import.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UpdateStatus } from '../../shared/updates.ts'

/** Where the app's settings live. */
export interface SettingsStore {
  read(): Settings
  write(settings: Settings): void
}

/** What clients of the proxy must send. */
export interface LocalToken {
  current(): string
  /** Makes another one. Where it cannot be saved the old one stays. */
  rotate(): Result<void>
}

/** Whether the app starts with the user's session. */
export interface LoginStart {
  /** As the operating system has it now: its own settings may have changed it. */
  readonly startAtLogin: () => StartAtLogin
  readonly setStartAtLogin: (on: boolean) => Result<void>
}

/** What the desktop around the app knows of it. */
export interface DesktopHost extends LoginStart {
  /** Whether the desktop shows icons in a tray, as far as it is known by now. */
  readonly hasTray: () => boolean
  /** How far a newer FreeCC has come. */
  readonly update: () => UpdateStatus
  /** How far the user came with setting up. */
  readonly firstRun: () => FirstRun
  readonly saveFirstRun: (next: FirstRun) => void
}

/** Files that the user points at. */
export interface FileDialogs {
  /** The path of a file, or null where none was chosen. */
  chooseFileToRead(kind: ImportKind): Promise<string | null>
  /** @param name what the file is called unless the user says otherwise */
  chooseFileToWrite(name: string): Promise<string | null>
}

/** Files of recorded requests that the user points at; null where none was chosen. */
export interface ExchangeDialogs {
  chooseToRead(): Promise<string | null>
  /** @param name what the file is called unless the user says otherwise */
  chooseToWrite(name: string, form: ExportForm): Promise<string | null>
}

/** Where the window was, in pixels of the whole desktop; what it would be if it were not maximised. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

/** What the app remembers by itself, as opposed to what the user chose. */
export interface Remembered {
  readonly windowPlace: WindowPlace | null
  /** Where the app goes when its window is closed; nobody wants to hear that twice. */
  readonly wasToldOfClosing: boolean
  readonly firstRun: FirstRun
}

export interface DesktopMemory {
  readonly read: () => Remembered
  readonly change: (part: Partial<Remembered>) => void
}

/** Where the app's keys live. Ids are chosen by the caller and say nothing secret. */
export interface KeyVault {
  /** Opens everything that was saved. May wait for the user to unlock the keychain; call it once, before the rest. */
  load(): Promise<KeysLoaded>
  /** The key in clear; stays in the main process. */
  read(id: string): string | undefined
  /** Every key in clear, for what keeps them out of logs. */
  secrets(): readonly string[]
  /** How a saved key is protected, or undefined if there is none. */
  backendOf(id: string): KeyBackend | undefined
  /** What would protect a key saved now. */
  backend(): KeyBackend
  /** Without a keychain nothing is saved unless the user allowed it. */
  save(id: string, key: string, allowUnprotected: boolean): Promise<Result<void>>
  remove(id: string): Promise<Result<void>>
  /** Those that could not be opened as well. */
  removeAll(): Promise<Result<void>>
}

export interface KeysLoaded {
  /** How many saved keys could not be opened, for example because the keychain stayed locked. They are kept. */
  readonly unreadable: number
}
