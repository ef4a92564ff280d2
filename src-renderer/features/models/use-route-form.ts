import { useState } from 'react'
import type { CallRequest, KeyStatus, RouteView } from '../../../shared/ipc.ts'
import type { Tier } from '../../../shared/settings.ts'
import { ok } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions } from '../../state/use-window.ts'
import {
  checkDraft,
  draftOf,
  isFine,
  isSameRoute,
  keyStatusOf,
  noProblems,
  readDraft,
  type DetailedDraft,
  type RouteProblems,
} from './route-draft.ts'
import { checkDetails, noDetailsProblems, type DetailsProblems } from './details/details-draft.ts'
import { cleanKey } from './pasted-key.ts'
import { useKeyForm, type KeyForm } from './use-key-form.ts'

export interface RouteForm {
  readonly draft: DetailedDraft
  /** Shown from the first attempt to save on. */
  readonly problems: RouteProblems
  readonly detailsProblems: DetailsProblems
  readonly keyStatus: KeyStatus
  readonly key: KeyForm
  /** Another provider or address stands in the form than the one in use. */
  readonly isMoving: boolean
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly isSaved: boolean
  readonly failure: string | null
  readonly setDraft: (draft: DetailedDraft) => void
  /** Of a key that is typed and not saved yet; null where none is. */
  readonly typedKey: string | null
  /** What a test would ask; null where something is wrong, which shows then. */
  readonly check: () => CallRequest<'connection.test'> | null
  readonly save: () => Promise<void>
}

/** A route card's fields: they follow the saved route until somebody changes them, and again once they are saved. */
export function useRouteForm(tier: Tier, route: RouteView | null): RouteForm {
  const actions = useActions()
  const [edited, setEdited] = useState<DetailedDraft | null>(null)
  const [isChecked, setChecked] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const draft = edited ?? draftOf(route)
  const key = useKeyForm(draft)
  const isRouteDirty = !isSameRoute(draft, route)

  const typedKey = key.isFilled ? cleanKey(key.text) : null

  function check(): CallRequest<'connection.test'> | null {
    setChecked(true)
    const isKeyFine = key.check()
    const destination = readDraft(draft)
    if (destination === null || !isKeyFine || !isFine(checkDraft(draft)) || !isFine(checkDetails(draft.details)))
      return null
    return { tier, ...destination, ...(typedKey !== null && { key: typedKey }) }
  }

  const task = useTask(async () => {
    const destination = readDraft(draft)
    if (isRouteDirty && destination !== null) {
      const saved = await actions.saveRoute({ tier, ...destination })
      if (!saved.ok) return saved
      setEdited(null)
    }
    return key.isFilled ? key.save(tier) : ok(null)
  })

  function setDraft(next: DetailedDraft): void {
    setEdited(next)
    setSaved(false)
  }

  async function save(): Promise<void> {
    if (check() === null) return
    const hasWorked = await task.run()
    setSaved(hasWorked)
    if (hasWorked) setChecked(false)
  }

  return {
    draft,
    problems: isChecked ? checkDraft(draft) : noProblems,
    detailsProblems: isChecked ? checkDetails(draft.details) : noDetailsProblems,
    keyStatus: keyStatusOf(draft, route),
    key,
    isMoving: route !== null && (draft.provider !== route.provider || draft.baseUrl.trim() !== route.baseUrl),
    isDirty: isRouteDirty || key.isFilled,
    isSaving: task.isRunning,
    isSaved: isSaved && !isRouteDirty && !key.isFilled,
    failure: task.failure,
    setDraft,
    typedKey,
    check,
    save,
  }
}
