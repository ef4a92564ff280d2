// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../shared/totals.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleExchange, sampleState } from '../../testing/samples.ts'

const { budget } = sampleState()
const spent = [sampleExchange({ startedAt: Date.now(), cost: 4.5 })]

describe('the banner of a used up budget', () => {
  it('is not there while all is fine', async () => {
    await renderWindow('overview', { state: sampleState({ budget: { ...budget, dayDollars: 50 } }), requests: spent })
    expect(screen.queryByText(/budget/)).toBeNull()
  })

  it('warns at four fifths, and leads to the setting', async () => {
    await renderWindow('overview', { state: sampleState({ budget: { ...budget, dayDollars: 5 } }), requests: spent })
    expect(await screen.findByText('80 % of today’s budget of $5 is used up.')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Change the budget' }).getAttribute('href')).toBe('#/settings/budget')
    expect(screen.queryByRole('button', { name: 'Let requests through' })).toBeNull()
  })

  it('says that nothing is asked any more, and lets requests through for the rest of the day', async () => {
    const state = sampleState({ budget: { ...budget, dayDollars: 4, atLimit: 'stop' } })
    const { api, user } = await renderWindow('overview', { state, requests: spent })
    expect(await screen.findByText(/is used up\. No model is asked until it begins anew/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Let requests through' }))
    await waitFor(() => expect(screen.queryByText(/budget/)).toBeNull())
    const saved = api.calls.findLast(({ name }) => name === 'budget.save')?.request
    expect(saved).toMatchObject({ dayDollars: 4, atLimit: 'stop', lifted: [dayOf(new Date())] })
  })
})

describe('the settings of the budget', () => {
  it('take an amount, or none, and refuse what is neither', async () => {
    const { api, user } = await renderWindow('settings')
    const field = () => screen.getByRole('textbox', { name: 'Limit per day' })
    const lastSaved = () => api.calls.findLast(({ name }) => name === 'budget.save')?.request
    await user.type(field(), '-3{Enter}')
    expect(await screen.findByText(/Enter an amount above 0/)).toBeDefined()
    expect(lastSaved()).toBeUndefined()
    await user.clear(field())
    await user.type(field(), '7,50{Enter}')
    await waitFor(() => expect(lastSaved()).toMatchObject({ dayDollars: 7.5 }))
    await user.clear(field())
    await user.type(field(), '{Enter}')
    await waitFor(() => expect(lastSaved()).toMatchObject({ dayDollars: null }))
  })

  it('say what happens at the limit', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(screen.getByRole('radio', { name: 'Stop' }))
    await waitFor(() =>
      expect(api.calls.findLast(({ name }) => name === 'budget.save')?.request).toMatchObject({ atLimit: 'stop' }),
    )
  })
})
