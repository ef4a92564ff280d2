import { useState } from 'react'
import type { Result } from '../../../shared/result.ts'
import type { Tier } from '../../../shared/settings.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { cleanKey, isPossibleKey } from './route-draft.ts'

/** The key field while a key is typed. Once saved, the key is gone from the window. */
export interface KeyForm {
  readonly text: string
  readonly setText: (text: string) => void
  readonly isFilled: boolean
  /** A key is stored, and another is being entered in its place. */
  readonly isReplacing: boolean
  readonly setReplacing: (replacing: boolean) => void
  /** This system has no keychain: storing needs the user's consent. */
  readonly needsConsent: boolean
  readonly hasConsent: boolean
  readonly setConsent: (consent: boolean) => void
  readonly problem: 'key.notAKey' | 'key.consentFirst' | null
  /** Whether it can be saved as it is; shows the problem if not. */
  readonly check: () => boolean
  readonly save: (tier: Tier) => Promise<Result<unknown>>
}

export function useKeyForm(): KeyForm {
  const { saveKey } = useActions()
  const { keyBackend } = useAppState()
  const [text, setText] = useState('')
  const [isReplacing, setReplacing] = useState(false)
  const [hasConsent, setConsent] = useState(false)
  const [isChecked, setChecked] = useState(false)

  const needsConsent = keyBackend === 'unprotected' || keyBackend === 'none'
  const isFilled = cleanKey(text) !== ''
  const problem = findProblem()

  function findProblem(): KeyForm['problem'] {
    if (!isFilled) return null
    if (!isPossibleKey(cleanKey(text))) return 'key.notAKey'
    return needsConsent && !hasConsent ? 'key.consentFirst' : null
  }

  async function save(tier: Tier): Promise<Result<unknown>> {
    const result = await saveKey({ tier, key: cleanKey(text), allowUnprotected: needsConsent && hasConsent })
    if (result.ok) {
      setText('')
      setReplacing(false)
      setConsent(false)
      setChecked(false)
    }
    return result
  }

  return {
    text,
    setText,
    isFilled,
    isReplacing,
    setReplacing(replacing) {
      setReplacing(replacing)
      setText('')
    },
    needsConsent,
    hasConsent,
    setConsent,
    problem: isChecked ? problem : null,
    check() {
      setChecked(true)
      return problem === null
    },
    save,
  }
}
