import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '../../../../shared/result.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { useTask } from '../../../state/use-task.ts'
import { useActions, useAppState } from '../../../state/use-window.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { DestinationFields } from '../../models/destination-fields.tsx'
import { checkDraft, isFine, noProblems, type RouteDraft } from '../../models/route-draft.ts'

interface Props {
  readonly exchange: ExchangeSummary
  readonly onReplay: (id: string) => void
  readonly onClose: () => void
}

/** Where to, and that it costs money. */
export function ReplayDialog({ exchange, onReplay, onClose }: Props) {
  const { t } = useTranslation()
  const { replayRequest } = useActions()
  const { routes } = useAppState()
  const [where, setWhere] = useState<'same' | 'other'>('same')
  const [draft, setDraft] = useState<RouteDraft>(() => firstDraft(exchange, routes.big))
  const [isChecked, setChecked] = useState(false)
  const { provider } = draft
  const destination =
    where === 'same' || provider === null
      ? null
      : { provider, model: draft.model.trim(), baseUrl: draft.baseUrl.trim() }

  const task = useTask(async () => {
    const begun = await replayRequest({ id: exchange.id, destination })
    if (!begun.ok) return begun
    onReplay(begun.value.id)
    return ok(undefined)
  })

  async function send(): Promise<void> {
    setChecked(true)
    if (where === 'other' && !isFine(checkDraft(draft))) return
    if (await task.run()) onClose()
  }

  return (
    <ConfirmDialog
      question={t('replay.question')}
      confirm={t('replay.open')}
      isLong
      isRunning={task.isRunning}
      failure={task.failure}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <p>{t('replay.note')}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <span>{t('replay.where')}</span>
        <Segments
          label={t('replay.where')}
          options={[
            { id: 'same', label: t('replay.same') },
            { id: 'other', label: t('replay.other') },
          ]}
          value={where}
          onChange={setWhere}
        />
      </div>
      {where === 'same' ? null : (
        <div className="mt-3 flex flex-col gap-3.5 text-ink">
          <DestinationFields
            tier="big"
            draft={draft}
            typedKey={null}
            problems={isChecked ? checkDraft(draft) : noProblems}
            onChange={setDraft}
          />
        </div>
      )}
    </ConfirmDialog>
  )
}

/** Where the request went; its address is known only while BIG still goes there. */
function firstDraft({ route }: ExchangeSummary, big: RouteDraft | null): RouteDraft {
  if (route === null) return { provider: null, model: '', baseUrl: '' }
  const { provider, model } = route
  return { provider, model, baseUrl: big?.provider === provider ? big.baseUrl : '' }
}
