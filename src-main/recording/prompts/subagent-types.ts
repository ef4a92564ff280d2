import type { ContentBlock, MessageParam, MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { ExchangeSummary, KnownSubagent } from '../../../shared/request-log.ts'
import { shortHash } from './prompt-print.ts'

/** Finds out of the traffic which kind each subagent is. */
export interface SubagentTypes {
  /** What this request tells, beyond what is known; requests may come in any order. */
  readonly learn: (exchange: ExchangeSummary, request: MessagesRequest) => readonly KnownSubagent[]
}

type Start = Pick<KnownSubagent, 'type' | 'parentId'>

interface Session {
  /** By the hash of the prompt with which they were started. */
  readonly starts: Map<string, Start>
  /** By the hash of each text in their first message. */
  readonly agents: Map<string, string>
  /** Agents that were told of. */
  readonly known: Set<string>
}

const mostSessions = 20

/** Of each kind in a session. */
const mostNoted = 500

/** As the client names the tool that starts one: `Task` until 2.0. */
const toolNames = ['Agent', 'Task']

/** A subagent's first message holds, as a text of its own, the prompt of the tool call that started it. */
export function createSubagentTypes(): SubagentTypes {
  const sessions = new Map<string, Session>()

  function sessionOf(id: string): Session {
    const session = sessions.get(id) ?? { starts: new Map(), agents: new Map(), known: new Set() }
    sessions.delete(id)
    sessions.set(id, session)
    const [oldest] = sessions.keys()
    if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest)
    return session
  }

  return {
    learn({ sessionId, agentId }, { messages }) {
      if (sessionId === null) return []
      const { starts, agents, known } = sessionOf(sessionId)
      for (const [hash, type] of startsIn(messages)) note(starts, hash, { type, parentId: agentId })
      if (agentId !== null && !known.has(agentId)) {
        for (const hash of firstTexts(messages)) note(agents, hash, agentId)
      }
      return [...agents].flatMap(([hash, agent]) => {
        const start = starts.get(hash)
        if (start === undefined || known.has(agent) || start.parentId === agent) return []
        known.add(agent)
        return [{ agentId: agent, ...start }]
      })
    },
  }
}

function note<Value>(map: Map<string, Value>, hash: string, value: Value): void {
  if (map.size < mostNoted && !map.has(hash)) map.set(hash, value)
}

function* startsIn(messages: readonly MessageParam[]): Generator<readonly [hash: string, type: string]> {
  for (const { content } of messages) {
    if (typeof content === 'string') continue
    for (const block of content) {
      const start = startOf(block)
      if (start !== null) yield [shortHash(start.prompt), start.type]
    }
  }
}

/** The client starts a general-purpose agent where the model names no type. */
function startOf(block: ContentBlock): { readonly prompt: string; readonly type: string } | null {
  if (block.type !== 'tool_use' || !toolNames.includes(block.name)) return null
  const { prompt, subagent_type: type = 'general-purpose' } = (block.input ?? {}) as Readonly<Record<string, unknown>>
  return typeof prompt === 'string' && typeof type === 'string' ? { prompt, type: type.slice(0, 100) } : null
}

function firstTexts([first]: readonly MessageParam[]): readonly string[] {
  if (first === undefined) return []
  const { content } = first
  if (typeof content === 'string') return [shortHash(content)]
  return content.flatMap((block) => (block.type === 'text' ? [shortHash(block.text)] : []))
}
