import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallRequest } from '../../../shared/ipc.ts'
import type { ModelListing } from '../../../shared/model-list.ts'
import { fail, type Result } from '../../../shared/result.ts'
import { useActions } from '../../state/use-window.ts'

export type ListedPlace = Omit<CallRequest<'models.list'>, 'isFresh'>

export interface FollowedListing {
  /** The last one that came, also while the next is on its way. */
  readonly listing: ModelListing | null
  readonly isAsking: boolean
  /** Why there is none. */
  readonly failure: string | null
  /** Asks the provider itself. */
  readonly refresh: () => void
}

/** The models of a place, asked for when the picker opens and whenever the user wants them anew. */
export function useModelListing(place: ListedPlace): FollowedListing {
  const { t } = useTranslation()
  const { listModels } = useActions()
  const [question, setQuestion] = useState({ ...place, isFresh: false })
  const [reply, setReply] = useState<{ readonly to: object; readonly result: Result<ModelListing> } | null>(null)
  const [listing, setListing] = useState<ModelListing | null>(null)

  useEffect(() => {
    let isWanted = true
    void listModels(question)
      .catch(() => fail(t('problem.unexpected')))
      .then((result) => {
        if (!isWanted) return
        setReply({ to: question, result })
        if (result.ok) setListing(result.value)
      })
    return () => {
      isWanted = false
    }
  }, [listModels, question, t])

  const isAnswered = reply?.to === question
  return {
    listing,
    isAsking: !isAnswered,
    failure: isAnswered && !reply.result.ok ? reply.result.message : null,
    refresh: () => setQuestion({ ...place, isFresh: true }),
  }
}
