// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FakeApi } from '../../testing/fake-api.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { poorTestResult, refusedTestResult } from '../../testing/sample-tests.ts'
import { bigRoute, sampleState, noRoutes } from '../../testing/samples.ts'

const big = () => within(screen.getByRole('region', { name: 'BIG' }))

function tested(api: FakeApi): readonly unknown[] {
  return api.calls.filter(({ name }) => name === 'connection.test').map(({ request }) => request)
}

describe('the test of a connection', () => {
  it('asks what is saved, and says of each point in words whether it works', async () => {
    const { api, user } = await renderWindow('models')
    await user.click(big().getByRole('button', { name: 'Test' }))
    expect(await big().findByText('The test found nothing that fails.')).toBeDefined()
    expect(tested(api)).toEqual([{ tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl: '', details: {} }])
    const points = big()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
    expect(points).toContain('Streaming works')
    expect(points).toContain('Reasoning not known')
    expect(big().getByText(/First token after 0\.64s · 82 tokens\/s/)).toBeDefined()
  })

  it('asks what stands in the card, with the key that is typed, and keeps neither', async () => {
    const state = sampleState({ routes: { ...noRoutes, big: { ...bigRoute, key: { state: 'missing' } } } })
    const { api, user } = await renderWindow('models', { state })
    await user.type(big().getByRole('textbox', { name: 'Model' }), '-mini')
    await user.type(big().getByLabelText('Key'), 'sk-typed-0123456789')
    await user.click(big().getByRole('button', { name: 'Test' }))
    await big().findByRole('button', { name: 'Test again' })
    expect(tested(api)).toEqual([
      { tier: 'big', provider: 'openai', model: 'gpt-4.1-mini', baseUrl: '', details: {}, key: 'sk-typed-0123456789' },
    ])
    expect(api.calls.map(({ name }) => name)).not.toContain('route.save')
  })

  it('says why a point fails, and what to do', async () => {
    const { user } = await renderWindow('models', { testResult: refusedTestResult })
    await user.click(big().getByRole('button', { name: 'Test' }))
    expect(await big().findByText('The test found what does not work: Key.')).toBeDefined()
    expect(big().getByText(/Check its key in the FreeCC app/)).toBeDefined()
  })

  it('explains what FreeCC itself saw', async () => {
    const { user } = await renderWindow('models', { testResult: poorTestResult })
    await user.click(big().getByRole('button', { name: 'Test' }))
    expect(await big().findByText(/answered in words and called no tool/)).toBeDefined()
    expect(big().getByText(/comes in one piece/)).toBeDefined()
  })

  it('is stopped, and can be started again', async () => {
    const { api, user } = await renderWindow('models', { testResult: null })
    await user.click(big().getByRole('button', { name: 'Test' }))
    expect(big().getByText('Asking the model…')).toBeDefined()
    await user.click(big().getByRole('button', { name: 'Stop the test' }))
    await waitFor(() =>
      expect(api.calls.at(-1)).toMatchObject({ name: 'connection.stopTest', request: { tier: 'big' } }),
    )
    expect(big().queryByText('Asking the model…')).toBeNull()
    expect(big().queryByRole('alert')).toBeNull()
    expect(big().getByRole('button', { name: 'Test' })).toBeDefined()
  })

  it('forgets its result when something else stands in the card', async () => {
    const { user } = await renderWindow('models')
    await user.click(big().getByRole('button', { name: 'Test' }))
    await big().findByRole('button', { name: 'Test again' })
    await user.type(big().getByRole('textbox', { name: 'Model' }), '-mini')
    expect(big().queryByText(/First token/)).toBeNull()
    expect(big().getByRole('button', { name: 'Test' })).toBeDefined()
  })

  it('does not begin before the card is filled in', async () => {
    const { api, user } = await renderWindow('models', { state: sampleState({ routes: noRoutes }) })
    await user.click(big().getByRole('button', { name: 'Test' }))
    expect(big().getByText('Choose a provider from the list.')).toBeDefined()
    expect(tested(api)).toEqual([])
  })
})
