import { groupBy } from '../../../../shared/group-by.ts'
import type { CacheBreak, ExchangeSummary, KnownSubagent } from '../../../../shared/request-log.ts'
import { totalInput } from '../list/tokens.tsx'

/** What some requests came to. */
export interface SessionFigures {
  readonly requests: number
  readonly failed: number
  /** What the answers took, one after the other. */
  readonly answeringMs: number
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  /** US dollars of those that have a price. */
  readonly cost: number
  readonly unpriced: number
  /** The oldest first. */
  readonly cacheBreaks: readonly CacheBreak[]
}

export interface SessionAgent {
  /** Null for the main agent. */
  readonly agentId: string | null
  /** Null where the traffic does not tell, and for the main agent. */
  readonly type: string | null
  readonly figures: SessionFigures
  /** Subagents that this one started, in the order in which they first asked. */
  readonly children: readonly SessionAgent[]
}

export interface Session {
  /** Null for requests that belong to none. */
  readonly sessionId: string | null
  readonly startedAt: number
  readonly lastAt: number
  /** Of all its agents. */
  readonly figures: SessionFigures
  readonly main: SessionAgent
}

/** Sessions as trees of agents, the one that asked last first; requests may come in any order. */
export function groupSessions(requests: readonly ExchangeSummary[]): readonly Session[] {
  const ordered = requests
    .filter(({ refused }) => refused === null)
    .toSorted((one, other) => one.startedAt - other.startedAt || one.id.localeCompare(other.id))
  return [...groupBy(ordered, ({ sessionId }) => sessionId)]
    .map(([sessionId, ofSession]) => toSession(sessionId, ofSession))
    .sort((one, other) => other.lastAt - one.lastAt)
}

function toSession(sessionId: string | null, ordered: readonly ExchangeSummary[]): Session {
  return {
    sessionId,
    startedAt: ordered[0]?.startedAt ?? 0,
    lastAt: ordered.at(-1)?.startedAt ?? 0,
    figures: figuresOf(ordered),
    main: toTree(ordered),
  }
}

function toTree(ordered: readonly ExchangeSummary[]): SessionAgent {
  const known = new Map(ordered.flatMap(({ subagents = [] }) => subagents).map((agent) => [agent.agentId, agent]))
  const byAgent = groupBy(ordered, ({ agentId }) => agentId)
  const parents = new Map([...byAgent.keys()].map((id) => [id, parentOf(id, known, byAgent)]))

  function toAgent(agentId: string | null): SessionAgent {
    const children = [...byAgent.keys()].filter((id) => id !== null && parents.get(id) === agentId)
    return {
      agentId,
      type: agentId === null ? null : (known.get(agentId)?.type ?? null),
      figures: figuresOf(byAgent.get(agentId) ?? []),
      children: children.map(toAgent),
    }
  }

  return toAgent(null)
}

/** The main agent where nothing is known of the parent, or what is known leads in a circle. */
function parentOf(
  id: string | null,
  known: ReadonlyMap<string, KnownSubagent>,
  present: ReadonlyMap<string | null, unknown>,
): string | null {
  const parent = id === null ? null : (known.get(id)?.parentId ?? null)
  if (parent === null || !present.has(parent)) return null
  const passed = new Set([id])
  for (let above: string | null = parent; above !== null; above = known.get(above)?.parentId ?? null) {
    if (passed.has(above)) return null
    passed.add(above)
  }
  return parent
}

function figuresOf(requests: readonly ExchangeSummary[]): SessionFigures {
  const usages = requests.flatMap(({ usage }) => usage ?? [])
  return {
    requests: requests.length,
    failed: requests.filter(({ state }) => state === 'failed').length,
    answeringMs: sum(requests.map(({ durationMs }) => durationMs ?? 0)),
    inputTokens: sum(usages.map(totalInput)),
    cachedTokens: sum(usages.map((usage) => usage.cache_read_input_tokens)),
    outputTokens: sum(usages.map((usage) => usage.output_tokens)),
    cost: sum(requests.map(({ cost }) => cost ?? 0)),
    unpriced: requests.filter(({ usage, cost }) => usage !== null && cost === null).length,
    cacheBreaks: requests.flatMap(({ cacheBreak }) => cacheBreak ?? []),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
