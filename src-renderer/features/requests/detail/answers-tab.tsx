import { useTranslation } from 'react-i18next'
import { BodyView } from './body-view.tsx'
import { Recorded } from './recorded.tsx'
import type { TabProps } from './tab-props.ts'

/** What came from the provider, and what Claude Code was sent of it. */
export function AnswersTab(props: TabProps) {
  const { t } = useTranslation()
  const upstream = props.detail?.upstreamAnswer ?? null
  const client = props.detail?.clientAnswer ?? null
  return (
    <Recorded of={props} messages={[upstream, client]}>
      <div className="@container flex min-h-0 flex-1 flex-col">
        <div className="flex min-h-0 flex-1 flex-col divide-y divide-line @2xl:flex-row @2xl:divide-x @2xl:divide-y-0">
          <BodyView label={t('detail.upstreamAnswer')} of={props} message={upstream} />
          <BodyView label={t('detail.clientAnswer')} of={props} message={client} />
        </div>
      </div>
    </Recorded>
  )
}
