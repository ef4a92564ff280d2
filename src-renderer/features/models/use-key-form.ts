import { useState } from 'react'
import type { Result } from '../../../shared/result.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { cleanKey, foreignOwner, isPossibleKey, type KeyPlace } from './pasted-key.ts'

/** The key field while a key is typed. Once saved, the key is gone from the window. */
export interface KeyForm {
  /** What the key is to open. */
  readonly place: KeyPlace
  readonly text: string
  readonly setText: (text: string) => void
  readonly isFilled: boolean
  /** Blanks or quotes came along, and are left out. */
  readonly isTidied: boolean
  /** The provider that the key seems to be for, if that is another one. */
  readonly foreignOwner: string | null
  /** A key is being entered although one is stored already, or none is needed. */
  readonly isOpen: boolean
  /** The stored key whose place it takes. */
  readonly replaces: string | null
  readonly open: (replaces?: string) => void
  readonly close: () => void
  /** This system has no keychain: storing needs the user's consent. */
  readonly needsConsent: boolean
  readonly hasConsent: boolean
  readonly setConsent: (consent: boolean) => void
  readonly problem: 'key.notAKey' | 'key.consentFirst' | null
  /** Whether it can be saved as it is; shows the problem if not. */
  readonly check: () => boolean
  readonly save: (connection: string) => Promise<Result<unknown>>
}

export function useKeyForm(place: KeyPlace): KeyForm {
  const { saveKey } = useActions()
  const { keyBackend } = useAppState()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [replaces, setReplaces] = useState<string | null>(null)
  const [hasConsent, setConsent] = useState(false)
  const [isChecked, setChecked] = useState(false)

  const needsConsent = keyBackend === 'unprotected' || keyBackend === 'none'
  const key = cleanKey(text)
  const isFilled = key !== ''
  const problem = findProblem()

  function findProblem(): KeyForm['problem'] {
    if (!isFilled) return null
    if (!isPossibleKey(key)) return 'key.notAKey'
    return needsConsent && !hasConsent ? 'key.consentFirst' : null
  }

  function turn(open: boolean, replaced: string | null): void {
    setOpen(open)
    setReplaces(replaced)
    setText('')
  }

  async function save(connection: string): Promise<Result<unknown>> {
    const result = await saveKey({
      connection,
      key,
      allowUnprotected: needsConsent && hasConsent,
      ...(replaces !== null && { replaces }),
    })
    if (result.ok) {
      turn(false, null)
      setConsent(false)
      setChecked(false)
    }
    return result
  }

  return {
    place,
    text,
    setText,
    isFilled,
    isTidied: isFilled && key !== text,
    foreignOwner: foreignOwner(key, place),
    isOpen,
    replaces,
    open: (replaced) => turn(true, replaced ?? null),
    close: () => turn(false, null),
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
