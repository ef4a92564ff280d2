import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../shared/result.ts'

export interface Task<Arguments extends readonly unknown[]> {
  /** Resolves to whether it worked; never rejects. */
  readonly run: (...values: Arguments) => Promise<boolean>
  readonly isRunning: boolean
  /** One sentence, until the next run. */
  readonly failure: string | null
}

/** Follows something asynchronous that the user starts: whether it runs, and how it failed. */
export function useTask<Arguments extends readonly unknown[]>(
  work: (...values: Arguments) => Promise<Result<unknown>>,
): Task<Arguments> {
  const { t } = useTranslation()
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function run(...values: Arguments): Promise<boolean> {
    setRunning(true)
    setFailure(null)
    const result = await work(...values).catch((): Result<never> => ({ ok: false, message: t('problem.unexpected') }))
    setRunning(false)
    if (!result.ok) setFailure(result.message)
    return result.ok
  }

  return { run, isRunning, failure }
}
