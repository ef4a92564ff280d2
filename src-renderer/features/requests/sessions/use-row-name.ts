import { useTranslation } from 'react-i18next'
import { timeOfDay } from '../../../format.ts'
import { useLocale } from '../../../state/use-locale.ts'
import { useNow } from '../../../state/use-now.ts'
import type { SessionRow } from './session-rows.ts'

/** The first letters tell ids apart. */
const lettersOfId = 8

/** What a row is called, and the letters that tell it from its like. */
export function useRowName({ session, agent }: SessionRow): { readonly name: string; readonly note: string | null } {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(60_000)
  if (session !== null) {
    if (session.sessionId === null) return { name: t('sessions.none'), note: null }
    return { name: timeOfDay(session.startedAt, now, locale), note: session.sessionId.slice(0, lettersOfId) }
  }
  if (agent === null || agent.agentId === null) return { name: t('sessions.main'), note: null }
  return { name: agent.type ?? t('sessions.subagent'), note: agent.agentId.slice(0, lettersOfId) }
}
