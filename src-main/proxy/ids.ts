import { createHash, randomUUID } from 'node:crypto'

/** A new id in the form of Anthropic's, such as `msg_01…`. */
export function newId(prefix: 'msg' | 'toolu' | 'srvtoolu' | 'req'): string {
  return `${prefix}_01${randomUUID().replaceAll('-', '').slice(0, 22)}`
}

/** A stable name for a client's session that does not reveal it (edge case 45). */
export function hashSession(session: string): string {
  return createHash('sha256').update(`freecc:${session}`).digest('hex').slice(0, 32)
}
