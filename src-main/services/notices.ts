import type { Translate } from '../../shared/i18n/translator.ts'
import { noticeText, type Notice } from './notice.ts'

/** Problems outside any request; the newest one is shown. */
export interface Notices {
  readonly first: () => string | null
  /** In place of one of the same kind. */
  readonly report: (notice: Notice) => void
  /** Such a problem is gone. */
  readonly settle: (kind: Notice['kind']) => void
}

export function createNotices(found: readonly Notice[], translate: Translate): Notices {
  let notices = found
  const settle = (kind: Notice['kind']) => {
    notices = notices.filter((notice) => notice.kind !== kind)
  }
  return {
    first: () => (notices[0] === undefined ? null : noticeText(notices[0], translate)),
    report(notice) {
      settle(notice.kind)
      notices = [notice, ...notices]
    },
    settle,
  }
}
