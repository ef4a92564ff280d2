import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useRequests } from '../../../state/use-window.ts'
import { Button } from '../../../ui/button.tsx'
import { useCacheWords } from '../detail/overview/use-cache-words.ts'
import { groupSessions } from './group-sessions.ts'
import { SessionGrid } from './session-grid.tsx'
import { sessionRows, type SessionRow } from './session-rows.ts'
import { useRowName } from './use-row-name.ts'

interface Props {
  /** Shows the requests that match all of these conditions. */
  readonly onShow: (chips: readonly string[]) => void
}

/** Who asked what: each session with its main agent and the subagents under whoever started them. */
export function Sessions({ onShow }: Props) {
  const { t } = useTranslation()
  const requests = useRequests()
  const sessions = useMemo(() => groupSessions(requests), [requests])
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [chosenId, setChosenId] = useState<string | null>(null)
  const rows = useMemo(() => sessionRows(sessions, closed), [sessions, closed])
  const chosen = rows.find(({ id }) => id === chosenId)

  if (rows.length === 0) return <p className="m-auto p-6 text-soft">{t('sessions.empty')}</p>
  return (
    <>
      <SessionGrid
        rows={rows}
        chosenId={chosenId}
        onChoose={setChosenId}
        onToggle={(id) => setClosed((before) => toggled(before, id))}
        onOpen={({ chips }) => onShow(chips)}
      />
      {chosen === undefined ? null : <ChosenRow row={chosen} onShow={() => onShow(chosen.chips)} />}
    </>
  )
}

function toggled(closed: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return closed.has(id) ? new Set([...closed].filter((other) => other !== id)) : new Set([...closed, id])
}

/** What there is to say of a row beyond its figures. */
function ChosenRow({ row, onShow }: { readonly row: SessionRow; readonly onShow: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const cacheWords = useCacheWords()
  const { name, note } = useRowName(row)
  const { cacheBreaks } = row.figures
  const last = cacheBreaks.at(-1)
  return (
    <section aria-label={name} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-6 py-2">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">
          {name} {note === null ? null : <span className="readout text-small text-faint">{note}</span>}
        </p>
        {last === undefined ? null : (
          <p className="break-words text-warning">
            {t('sessions.cacheBreaks', {
              number: exactNumber(cacheBreaks.length, locale),
              last: cacheWords(last),
            })}
          </p>
        )}
      </div>
      <Button onPress={onShow}>{t('sessions.show')}</Button>
    </section>
  )
}
