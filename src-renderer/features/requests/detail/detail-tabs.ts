import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { ReplayTab } from '../replay/replay-tab.tsx'
import { AnswersTab } from './answers-tab.tsx'
import { RequestsTab } from './compare/requests-tab.tsx'
import { ConversationTab } from './conversation/conversation-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { OverviewTab } from './overview/overview-tab.tsx'
import { StreamTab } from './stream-tab.tsx'
import { TimingTab } from './timing/timing-tab.tsx'

const detailTabs = [
  { id: 'overview', name: 'detail.overview', Content: OverviewTab },
  { id: 'conversation', name: 'detail.conversation', Content: ConversationTab },
  { id: 'requests', name: 'detail.requests', Content: RequestsTab },
  { id: 'answers', name: 'detail.answers', Content: AnswersTab },
  { id: 'stream', name: 'detail.stream', Content: StreamTab },
  { id: 'timing', name: 'detail.timing', Content: TimingTab },
  { id: 'headers', name: 'detail.headers', Content: HeadersTab },
] as const

const replayTab = { id: 'replay', name: 'replay.compare', Content: ReplayTab } as const

type DetailTab = (typeof detailTabs)[number] | typeof replayTab

/** What there is to look at. */
export function tabsOf({ replayOf }: ExchangeSummary): readonly DetailTab[] {
  return replayOf === undefined ? detailTabs : [...detailTabs, replayTab]
}
