import type { ComponentType } from 'react'
import { AnswersTab } from './answers-tab.tsx'
import { RequestsTab } from './compare/requests-tab.tsx'
import { ConversationTab } from './conversation/conversation-tab.tsx'
import type { TabProps } from './tab-props.ts'
import { HeadersTab } from './headers-tab.tsx'
import { OverviewTab } from './overview/overview-tab.tsx'
import { StreamTab } from './stream-tab.tsx'
import { TimingTab } from './timing/timing-tab.tsx'

export const detailTabs = [
  { id: 'overview', name: 'detail.overview', Content: OverviewTab },
  { id: 'conversation', name: 'detail.conversation', Content: ConversationTab },
  { id: 'requests', name: 'detail.requests', Content: RequestsTab },
  { id: 'answers', name: 'detail.answers', Content: AnswersTab },
  { id: 'stream', name: 'detail.stream', Content: StreamTab },
  { id: 'timing', name: 'detail.timing', Content: TimingTab },
  { id: 'headers', name: 'detail.headers', Content: HeadersTab },
] as const satisfies readonly {
  readonly id: string
  readonly name: string
  readonly Content: ComponentType<TabProps>
}[]
