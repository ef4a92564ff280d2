import type { ComponentType } from 'react'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { tokensPerSecond } from '../../../state/lane.ts'
import { Duration } from './duration.tsx'
import { Cost, FirstToken, Session, Speed } from './figures.tsx'
import { RequestModel } from './request-model.tsx'
import { RequestStatus } from './request-status.tsx'
import { StartTime } from './start-time.tsx'
import { CacheTokens, InputTokens, OutputTokens, outputTokens, totalInput } from './tokens.tsx'

export interface RequestColumn {
  readonly id: ColumnId
  /** The key of its heading. */
  readonly name: `requests.${ColumnId}`
  /** In pixels; null takes what is left. */
  readonly width: number | null
  readonly isNumber: boolean
  /** What its rows are sorted by; null for what is not known, which comes last either way. */
  readonly value: (exchange: ExchangeSummary) => number | string | null
  readonly Content: ComponentType<{ readonly item: ExchangeSummary }>
}

/** In the order in which they give way where the list is narrow: the last one first. */
export const columnIds = [
  'model',
  'status',
  'time',
  'duration',
  'output',
  'input',
  'cost',
  'firstToken',
  'speed',
  'cache',
  'session',
] as const
export type ColumnId = (typeof columnIds)[number]

/** From left to right, as long as the user wants no other order. */
export const requestColumns = [
  {
    id: 'time',
    name: 'requests.time',
    width: 84,
    isNumber: false,
    value: ({ startedAt }) => startedAt,
    Content: StartTime,
  },
  {
    id: 'status',
    name: 'requests.status',
    width: 140,
    isNumber: false,
    value: ({ state, status }) => `${state} ${status ?? ''}`,
    Content: RequestStatus,
  },
  {
    id: 'model',
    name: 'requests.model',
    width: null,
    isNumber: false,
    value: ({ route, requestedModel }) => (route === null ? requestedModel : `${route.provider} ${route.model}`),
    Content: RequestModel,
  },
  {
    id: 'input',
    name: 'requests.input',
    width: 64,
    isNumber: true,
    value: ({ usage }) => usage && totalInput(usage),
    Content: InputTokens,
  },
  { id: 'output', name: 'requests.output', width: 64, isNumber: true, value: outputTokens, Content: OutputTokens },
  {
    id: 'cache',
    name: 'requests.cache',
    width: 100,
    isNumber: true,
    value: ({ usage }) => usage && usage.cache_read_input_tokens,
    Content: CacheTokens,
  },
  { id: 'cost', name: 'requests.cost', width: 80, isNumber: true, value: ({ cost }) => cost, Content: Cost },
  {
    id: 'firstToken',
    name: 'requests.firstToken',
    width: 84,
    isNumber: true,
    value: ({ firstOutputMs }) => firstOutputMs,
    Content: FirstToken,
  },
  {
    id: 'duration',
    name: 'requests.duration',
    width: 76,
    isNumber: true,
    value: ({ durationMs }) => durationMs,
    Content: Duration,
  },
  { id: 'speed', name: 'requests.speed', width: 64, isNumber: true, value: tokensPerSecond, Content: Speed },
  {
    id: 'session',
    name: 'requests.session',
    width: 112,
    isNumber: false,
    value: ({ sessionId, agentId }) => (sessionId === null ? null : `${sessionId} ${agentId ?? ''}`),
    Content: Session,
  },
] as const satisfies readonly RequestColumn[]
