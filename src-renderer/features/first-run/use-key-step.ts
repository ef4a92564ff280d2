import { useState } from 'react'
import type { ConnectionTestResult } from '../../../shared/connection-test.ts'
import type { CallRequest } from '../../../shared/ipc.ts'
import { ok } from '../../../shared/result.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { keyBackendNames } from '../../ui/key-backends.ts'
import { cleanKey } from '../models/pasted-key.ts'
import { checkDraft, keyStatusOf } from '../models/route-draft.ts'
import { useConnectionTest } from '../models/use-connection-test.ts'
import { useKeyForm } from '../models/use-key-form.ts'
import { suggestModels } from './suggest-models.ts'
import type { FirstRunControl } from './use-first-run.ts'

/** The model that a provider is tried with is the one that BIG begins with. */
export function useKeyStep({ progress, remember, go }: FirstRunControl) {
  const provider = progress.provider ?? ''
  const actions = useActions()
  const { keyPlaces } = useAppState()
  const [typedBaseUrl, setBaseUrl] = useState(progress.baseUrl)
  const [model, setModel] = useState('')
  const [isChecked, setChecked] = useState(false)
  const [isListing, setListing] = useState(false)
  const [asksForModel, setAsksForModel] = useState(false)
  const baseUrl = typedBaseUrl.trim()
  const key = useKeyForm({ provider, baseUrl })
  const test = useConnectionTest(JSON.stringify([provider, baseUrl, key.text]))

  const stored = keyPlaces.find((place) => place.tier === 'big' && place.provider === provider && baseUrl === '')
  const needsKey = keyStatusOf({ provider, model, baseUrl }, null).state === 'missing'
  const baseUrlProblem = checkDraft({ provider, model, baseUrl }).baseUrl
  const isKeyMissing = needsKey && stored === undefined && !key.isFilled

  function candidate(chosen: string): CallRequest<'connection.test'> {
    const typed = key.isFilled ? { key: cleanKey(key.text) } : {}
    return { tier: 'big', provider, model: chosen, baseUrl, ...typed }
  }

  async function findModel(): Promise<string | null> {
    if (model.trim() !== '') return model.trim()
    setListing(true)
    const listing = await actions.listModels({ ...candidate(''), isFresh: true }).catch(() => null)
    setListing(false)
    const suggested = listing?.ok === true ? suggestModels(provider, listing.value.models) : null
    setAsksForModel(suggested === null)
    setModel(suggested?.big ?? '')
    return suggested?.big ?? null
  }

  async function start(): Promise<void> {
    setChecked(true)
    remember({ baseUrl })
    if (!key.check() || baseUrlProblem !== null || isKeyMissing) return
    const chosen = await findModel()
    if (chosen !== null) await test.run(candidate(chosen))
  }

  const saving = useTask(async () => {
    const saved = await actions.saveRoute({ tier: 'big', provider, model: model.trim(), baseUrl })
    if (!saved.ok) return saved
    return key.isFilled ? key.save('big') : ok(null)
  })

  return {
    baseUrl: typedBaseUrl,
    setBaseUrl,
    key,
    test,
    model,
    setModel,
    needsKey,
    /** Where a key for this place is, as a word of the catalogue; null where there is none. */
    storedIn: stored === undefined ? null : keyBackendNames[stored.backend],
    isKeyMissing: isChecked && isKeyMissing,
    baseUrlProblem: isChecked ? baseUrlProblem : null,
    /** No list says what models there are. */
    asksForModel,
    isListing,
    isSaving: saving.isRunning,
    failure: saving.failure,
    canGoOn: test.outcome?.ok === true && isUsable(test.outcome.value),
    start,
    async goOn(): Promise<void> {
      if (key.check() && (await saving.run())) go('models')
    },
  }
}

/** Whether Claude Code can work with it: not every model has to see pictures. */
function isUsable({ points }: ConnectionTestResult): boolean {
  const needed = ['reachable', 'key', 'model', 'tools']
  return points.every(({ point, verdict }) => verdict.state !== 'fails' || !needed.includes(point))
}
