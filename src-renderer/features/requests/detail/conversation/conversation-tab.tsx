import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'
import { Button } from '../../../../ui/button.tsx'
import { readBody } from '../read-body.ts'
import { CutNote, Recorded } from '../recorded.tsx'
import type { TabProps } from '../tab-props.ts'
import { readAnswer } from './read-answer.ts'
import { readConversation } from './read-conversation.ts'
import { Turn } from './turn.tsx'
import { ScrollArea } from '../../../../ui/scroll-area.tsx'

/** The latest turns are what one looks for; so many more are drawn at each press of the button. */
const turnsAtOnce = 30

/** The request and its answer as a chat, newest at the end. */
export function ConversationTab(props: TabProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [most, setMost] = useState(turnsAtOnce)
  const client = props.detail?.clientRequest ?? null
  const answered = props.detail?.clientAnswer ?? null
  const turns = useMemo(() => (client === null ? [] : readConversation(readBody(client.body))), [client])
  const answer = useMemo(() => (answered?.body.kind === 'text' ? readAnswer(answered.body.text) : null), [answered])
  const hidden = Math.max(0, turns.length - most)
  return (
    <Recorded of={props} messages={[client, answered]}>
      <ScrollArea>
        <CutNote message={client} />
        {hidden === 0 ? null : (
          <p className="mb-3 flex justify-center">
            <Button look="quiet" onPress={() => setMost(most + turnsAtOnce)}>
              {t('talk.earlier', { number: exactNumber(hidden, locale) })}
            </Button>
          </p>
        )}
        <ol className="flex flex-col gap-3">
          {turns.slice(hidden).map((turn, index) => (
            <Turn key={hidden + index} turn={turn} />
          ))}
          {answer === null || answer.parts.length === 0 ? null : (
            <Turn turn={{ speaker: 'assistant', parts: answer.parts }} isAnswer />
          )}
        </ol>
        {answer?.error == null ? null : (
          <p className="mt-3 rounded-control bg-danger-ground px-3 py-2 break-words select-text">{answer.error}</p>
        )}
        <CutNote message={answered} />
      </ScrollArea>
    </Recorded>
  )
}
