import { describe, expect, it } from 'vitest'
import { explainFailure } from './explain-failure.ts'
import { failedExchange } from './testing/samples.ts'

describe('a failure', () => {
  it('is explained by its kind, with the remedy on the card of its tier', () => {
    const { route } = failedExchange()
    if (route === null) throw new Error('The sample has no route.')
    expect(explainFailure(failedExchange({ route: { ...route, tier: 'opus' } }))).toEqual({
      words: 'error.authentication',
      remedy: 'problem.checkKey',
      tier: 'opus',
    })
    const direct = failedExchange({ errorType: 'overloaded_error', route: { ...route, tier: 'direct' } })
    expect(explainFailure(direct)).toEqual({ words: 'error.overloaded', remedy: 'fallback.addOne', tier: undefined })
  })

  it('speaks for itself where no provider was asked, or its kind is not known', () => {
    expect(explainFailure(failedExchange({ route: null }))).toBeNull()
    expect(explainFailure(failedExchange({ errorType: null }))).toBeNull()
  })
})
