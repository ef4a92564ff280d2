import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segments } from '../../../../ui/segments.tsx'
import { BodyView } from '../body-view.tsx'
import { readBody } from '../read-body.ts'
import { Recorded } from '../recorded.tsx'
import type { TabProps } from '../tab-props.ts'
import { ChangeList } from './change-list.tsx'
import { parentPath } from '../json/json-path.ts'
import type { JsonMarks } from '../json/json-tree.tsx'
import { diffJson, type JsonChange } from './diff-json.ts'

/** What Claude Code asked beside what the provider was asked, and what FreeCC changed between them. */
export function RequestsTab(props: TabProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<'both' | 'changes'>('both')
  const client = props.detail?.clientRequest ?? null
  const upstream = props.detail?.upstreamRequest ?? null
  const changes = useMemo((): readonly JsonChange[] => {
    if (client === null || upstream === null) return []
    return diffJson(readBody(client.body), readBody(upstream.body))
  }, [client, upstream])
  const leftMarks = useMemo(() => marksOf(changes, 'added'), [changes])
  const rightMarks = useMemo(() => marksOf(changes, 'removed'), [changes])

  return (
    <Recorded of={props} messages={[client, upstream]}>
      <div className="flex shrink-0 flex-wrap items-center gap-3 px-4 pt-2">
        <Segments
          label={t('detail.requests')}
          options={[
            { id: 'both', label: t('compare.both') },
            { id: 'changes', label: t('compare.changes', { number: String(changes.length) }) },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      {view === 'changes' ? (
        <ChangeList changes={changes} losses={props.exchange.losses} />
      ) : (
        <div className="@container flex min-h-0 flex-1 flex-col">
          <div className="flex min-h-0 flex-1 flex-col divide-y divide-line @2xl:flex-row @2xl:divide-x @2xl:divide-y-0">
            <BodyView label={t('detail.clientRequest')} of={props} message={client} marks={leftMarks} />
            <BodyView label={t('detail.upstreamRequest')} of={props} message={upstream} marks={rightMarks} />
          </div>
        </div>
      )}
    </Recorded>
  )
}

/** What is not on this side cannot be marked there; what it would be in can. */
function marksOf(changes: readonly JsonChange[], elsewhere: JsonChange['kind']): JsonMarks {
  const marks = new Map<string, 'here' | 'inside'>()
  for (const { path, kind } of changes) {
    for (let above = path; above !== '' && !marks.has(parentPath(above));) {
      above = parentPath(above)
      marks.set(above, 'inside')
    }
    if (kind !== elsewhere) marks.set(path, 'here')
  }
  return marks
}
