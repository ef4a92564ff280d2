import type { Session, SessionAgent, SessionFigures } from './group-sessions.ts'

/** A line of the tree, as it is drawn. */
export interface SessionRow {
  readonly id: string
  /** 1 for a session. */
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly isExpandable: boolean
  readonly isExpanded: boolean
  /** Null where the row is an agent. */
  readonly session: Session | null
  readonly agent: SessionAgent | null
  readonly figures: SessionFigures
  /** What the list is to be filtered by to show its requests. */
  readonly chips: readonly string[]
}

/** More could not be told apart; older ones are in the list still. */
const mostSessions = 200

/** The lines in sight. A session of one agent is one line; subagents stand under who started them. */
export function sessionRows(sessions: readonly Session[], closed: ReadonlySet<string>): readonly SessionRow[] {
  const shown = sessions.slice(0, mostSessions)
  return shown.flatMap((session, index) => {
    const { sessionId, main, figures } = session
    const id = sessionId ?? ''
    const own = sessionId === null ? [] : [`session:${sessionId}`]
    const isExpandable = main.children.length > 0
    const isExpanded = isExpandable && !closed.has(id)
    const place = { id, level: 1, position: index + 1, siblings: shown.length, isExpandable, isExpanded }
    const row: SessionRow = { ...place, session, agent: null, figures, chips: own }
    return isExpanded ? [row, ...agentRows([main], id, own, 2, closed)] : [row]
  })
}

function agentRows(
  agents: readonly SessionAgent[],
  parentId: string,
  own: readonly string[],
  level: number,
  closed: ReadonlySet<string>,
): readonly SessionRow[] {
  return agents.flatMap((agent, index) => {
    const { agentId, figures, children } = agent
    const id = `${parentId}/${agentId ?? ''}`
    const isExpandable = children.length > 0
    const isExpanded = isExpandable && !closed.has(id)
    const chips = [...own, agentId === null ? '-subagent' : `agent:${agentId}`]
    const place = { id, level, position: index + 1, siblings: agents.length, isExpandable, isExpanded }
    const row: SessionRow = { ...place, session: null, agent, figures, chips }
    return isExpanded ? [row, ...agentRows(children, id, own, level + 1, closed)] : [row]
  })
}

/** The row above in the tree, or null for a session. */
export function parentRow(rows: readonly SessionRow[], index: number): number | null {
  const level = rows[index]?.level ?? 1
  const above = rows.slice(0, index).findLastIndex((row) => row.level < level)
  return above === -1 ? null : above
}
