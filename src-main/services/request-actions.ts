import type { CallReplies, CallRequest } from '../../shared/ipc.ts'
import { failWith } from '../../shared/i18n/words.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { RequestLog } from '../recording/request-log.ts'
import { createImportedExchanges } from '../recording/transfer/imported-exchanges.ts'
import type { Redact } from '../logging/pattern-redactor.ts'
import { createExchangeTransfer, type ExchangeTransferOptions } from './exchange-transfer/exchange-transfer.ts'
import { sourceOfDetail, sourceOfRecording, type ReplaySource } from './replay/replay-source.ts'
import type { Replays } from './replay/replays.ts'

export interface RequestActionsOptions extends Pick<ExchangeTransferOptions, 'dialogs' | 'push' | 'describe'> {
  readonly requestLog: RequestLog
  readonly redact: Redact
  readonly replays: Replays
}

/** What the window does with requests: those that came, and beside them those from files. */
export type RequestActions = ReturnType<typeof createRequestActions>

export function createRequestActions(options: RequestActionsOptions) {
  const { requestLog, redact, replays } = options
  const imported = createImportedExchanges(redact)
  const detail = (id: string) => imported.find(id) ?? requestLog.detail(id)
  const transfer = createExchangeTransfer({ ...options, imported, detail })

  function sourceOf(id: string): Result<ReplaySource> {
    const fromFile = imported.find(id)
    return fromFile === null ? sourceOfRecording(requestLog.recording(id)) : sourceOfDetail(fromFile)
  }

  return {
    list: (): CallReplies['requests.list'] => [...requestLog.list(), ...imported.list()],
    detail,
    cancel: requestLog.cancel,
    clear(): void {
      imported.clear()
      requestLog.clear()
    },
    wipe(): Promise<Result<void>> {
      imported.clear()
      return requestLog.wipe()
    },
    write: transfer.write,
    read: transfer.read,
    async replay({ id, destination }: CallRequest<'requests.replay'>): Promise<CallReplies['requests.replay']> {
      const original = detail(id)?.summary
      if (original === undefined) return failWith('failure.requestGone', {})
      const source = sourceOf(id)
      if (!source.ok) return source
      const begun = await replays.start({ original, source: source.value, destination })
      return begun.ok ? ok({ id: begun.value }) : begun
    },
  }
}
