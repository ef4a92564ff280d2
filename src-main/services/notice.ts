import type { Translate } from '../../shared/i18n/translator.ts'

/** A problem outside any request, which the window shows until it is gone or the app quits. */
export type Notice =
  | { readonly kind: 'settings-set-aside'; readonly file: string }
  | { readonly kind: 'keys-set-aside'; readonly file: string }
  | { readonly kind: 'totals-set-aside'; readonly file: string }
  | { readonly kind: 'waiting-for-keychain' }
  | { readonly kind: 'keys-unreadable'; readonly count: number }
  | { readonly kind: 'no-tray' }
  | { readonly kind: 'recording-stopped'; readonly folder: string; readonly code: string }
  | { readonly kind: 'window-crashed'; readonly reason: string }
  | { readonly kind: 'own-mistake' }

export function noticeText(notice: Notice, translate: Translate): string {
  switch (notice.kind) {
    case 'settings-set-aside':
      return translate('notice.settingsSetAside', { file: notice.file })
    case 'keys-set-aside':
      return translate('notice.keysSetAside', { file: notice.file })
    case 'totals-set-aside':
      return translate('notice.totalsSetAside', { file: notice.file })
    case 'waiting-for-keychain':
      return translate('notice.waitingForKeychain')
    case 'keys-unreadable':
      return translate('notice.keysUnreadable', { number: notice.count })
    case 'recording-stopped':
      return translate('notice.recordingStopped', { folder: notice.folder, code: notice.code })
    case 'no-tray':
      return translate('notice.noTray')
    case 'window-crashed':
      return translate('notice.windowCrashed', { reason: notice.reason })
    case 'own-mistake':
      return translate('notice.ownMistake')
  }
}
