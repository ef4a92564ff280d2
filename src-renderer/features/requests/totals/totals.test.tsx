// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { countExchange, dayOf, type Totals } from '../../../../shared/totals.ts'
import { renderWindow } from '../../../testing/render-window.tsx'
import { failedExchange, sampleExchange } from '../../../testing/samples.ts'
import { groupTotals, lastDays } from './total-groups.ts'

const now = new Date(2026, 10, 22, 12)
const at = (daysAgo: number) => new Date(2026, 10, 22 - daysAgo, 12).getTime()
const local = { tier: 'big', provider: 'ollama', model: 'qwen', reason: '' } as const

const totals = [
  sampleExchange({ startedAt: at(0), cost: 0.5 }),
  sampleExchange({ startedAt: at(2), cost: 0.25 }),
  sampleExchange({ startedAt: at(2), cost: null, route: local }),
  sampleExchange({ startedAt: at(40), cost: 9 }),
].reduce<Totals>(countExchange, [])

describe('totals', () => {
  it('of the last days hold days without requests as well', () => {
    const days = lastDays(totals, 3, now)
    expect(days.map(({ day, models }) => [day, models.length])).toEqual([
      ['2026-11-20', 2],
      ['2026-11-21', 0],
      ['2026-11-22', 1],
    ])
  })

  it('go over a change of the clocks without leaving a day out or counting it twice', () => {
    const days = lastDays([], 365, now).map(({ day }) => day)
    expect(new Set(days).size).toBe(365)
  })

  it('are summed up by day, provider and model', () => {
    const days = lastDays(totals, 7, now)
    expect(groupTotals(days, 'day').map(({ name }) => name)).toEqual(['2026-11-22', '2026-11-20'])
    const [openai, ollama] = groupTotals(days, 'provider')
    expect(openai).toMatchObject({ provider: 'openai', figures: { requests: 2, cost: 0.75 } })
    expect(ollama).toMatchObject({ provider: 'ollama', figures: { requests: 1, unpriced: 1 } })
    expect(groupTotals(days, 'model').map(({ name }) => name)).toEqual(['gpt-4.1', 'qwen'])
  })
})

describe('the view of totals', () => {
  const today = [
    sampleExchange({ id: 'a', cost: 0.5 }),
    sampleExchange({ id: 'b', cost: null, route: local }),
    failedExchange({ id: 'c' }),
  ]

  it('shows charts, and the same in a table, with unpriced answers in no sum', async () => {
    const { user } = await renderWindow('requests', { requests: today })
    await user.click(screen.getByRole('radio', { name: 'Totals' }))
    expect(await screen.findAllByRole('img')).toHaveLength(4)
    const table = within(screen.getByRole('table', { name: 'All figures' }))
    expect(within(table.getByRole('row', { name: /gpt-4\.1/ })).getByText('$0.5')).toBeDefined()
    expect(within(table.getByRole('row', { name: /qwen/ })).getByText('unpriced')).toBeDefined()
    expect(screen.getByText('Answers without a known price, which are in no sum: 1.')).toBeDefined()
    await user.click(screen.getByRole('radio', { name: 'Day' }))
    expect(table.getByRole('rowheader', { name: dayOf(new Date(today[0]!.startedAt)) })).toBeDefined()
  })

  it('says what will be there while there is nothing', async () => {
    const { user } = await renderWindow('requests')
    await user.click(screen.getByRole('radio', { name: 'Totals' }))
    expect(await screen.findByText(/Totals appear here after the first answer/)).toBeDefined()
  })

  it('follows what is counted, and the overview shows today from it', async () => {
    const { api } = await renderWindow('overview', { requests: [], totals: [] })
    const [day] = today.reduce<Totals>(countExchange, [])
    api.push('totals', day!)
    const figures = within(await screen.findByRole('region', { name: 'Today' }))
    expect(await figures.findByText('$0.5')).toBeDefined()
    expect(figures.getByText('1 unpriced')).toBeDefined()
    expect(figures.getByText('1 failed')).toBeDefined()
  })
})
