import type { ExchangeSummary } from '../../../shared/request-log.ts'
import type { GridColumn } from '../../ui/virtual-grid.tsx'
import { Duration } from './duration.tsx'
import { RequestModel } from './request-model.tsx'
import { RequestStatus } from './request-status.tsx'
import { StartTime } from './start-time.tsx'
import { InputTokens, OutputTokens } from './tokens.tsx'

const number = 'justify-end pr-2'

/** From left to right; `name` is the key of its heading. */
export const requestColumns = [
  { id: 'time', name: 'requests.time', width: 90, look: 'pl-6', Content: StartTime },
  { id: 'model', name: 'requests.model', width: null, look: 'px-2', Content: RequestModel },
  { id: 'status', name: 'requests.status', width: 104, look: 'px-2', Content: RequestStatus },
  { id: 'duration', name: 'requests.duration', width: 62, look: number, Content: Duration },
  { id: 'input', name: 'requests.input', width: 56, look: number, Content: InputTokens },
  { id: 'output', name: 'requests.output', width: 68, look: 'justify-end pr-6', Content: OutputTokens },
] as const satisfies readonly GridColumn<ExchangeSummary>[]
