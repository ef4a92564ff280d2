import { useTranslation } from 'react-i18next'
import { Problem } from '../../ui/field-parts.tsx'
import { pointNames, TestResult } from './test-result.tsx'
import type { ConnectionTest } from './use-connection-test.ts'

/** What is seen and heard of a test: that it runs, and what it came to. */
export function ConnectionTestPanel({ test }: { readonly test: ConnectionTest }) {
  const { t } = useTranslation()
  const { isRunning, outcome } = test

  function news(): string {
    if (isRunning) return t('test.running')
    if (outcome?.ok !== true) return ''
    const failed = outcome.value.points.filter(({ verdict }) => verdict.state === 'fails')
    if (failed.length === 0) return t('test.allWell')
    return t('test.someFail', { points: failed.map(({ point }) => t(pointNames[point])).join(', ') })
  }

  return (
    <>
      <p role="status" className={isRunning ? 'text-soft' : 'sr-only'}>
        {news()}
      </p>
      {outcome === null ? null : outcome.ok ? (
        <TestResult result={outcome.value} />
      ) : (
        <Problem>{outcome.message}</Problem>
      )}
    </>
  )
}
