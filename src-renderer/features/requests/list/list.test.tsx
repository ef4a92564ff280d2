// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../../testing/render-window.tsx'
import { failedExchange, sampleExchange, waitingExchange } from '../../../testing/samples.ts'

const now = Date.now()
const small = { tier: 'small', provider: 'xai', model: 'grok-4-fast', reason: '' } as const

const few = [
  sampleExchange({ id: 'dear', startedAt: now - 1_000, cost: 2.5, requestedModel: 'claude-dear' }),
  failedExchange({ id: 'bad', startedAt: now - 2_000, requestedModel: 'claude-bad' }),
  sampleExchange({ id: 'cheap', startedAt: now - 3_000, cost: 0.01, route: small, requestedModel: 'claude-cheap' }),
]

function rowNames(): readonly string[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => /claude-\w+/.exec(row.getAttribute('aria-label') ?? '')?.[0] ?? '')
}

const filterInput = () => screen.getByRole('textbox', { name: 'Filter requests' })
const press = async (user: { keyboard: (keys: string) => Promise<void> }, keys: string) => {
  screen.getByRole('grid').focus()
  await user.keyboard(keys)
}

describe('the list with ten thousand requests', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    sampleExchange({ id: `ex_${index}`, startedAt: now - index, requestedModel: `claude-${index}` }),
  )

  it('mounts only the rows in sight, and says how many there are', async () => {
    await renderWindow('requests', { requests: many })
    const grid = await screen.findByRole('grid')
    expect(grid.getAttribute('aria-rowcount')).toBe('10001')
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60)
    expect(screen.getByText('10,000 listed, 0 running')).toBeDefined()
  })

  it('keeps the rows that a push does not touch as they are', async () => {
    const { api } = await renderWindow('requests', { requests: many })
    const row = await screen.findByRole('row', { name: /claude-3 / })
    api.push('requests', [waitingExchange({ id: 'new', startedAt: now + 1, requestedModel: 'claude-new' })])
    await screen.findByRole('row', { name: /claude-new/ })
    expect(screen.getByRole('row', { name: /claude-3 / })).toBe(row)
    expect(row.getAttribute('aria-rowindex')).toBe('6')
  })

  it('finds one of them', async () => {
    const { user } = await renderWindow('requests', { requests: many })
    await screen.findByRole('grid')
    await user.type(filterInput(), 'claude-9998')
    expect(rowNames()).toEqual(['claude-9998'])
    expect(screen.getByText('1 of 10,000 shown, 0 running')).toBeDefined()
  })
})

describe('filtering the list', () => {
  it('makes a chip of a condition at its end, and takes it back for editing with Backspace', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await user.type(filterInput(), 'provider:xai ')
    expect(rowNames()).toEqual(['claude-cheap'])
    expect(screen.getByRole('button', { name: 'Remove the condition provider:xai' })).toBeDefined()
    expect(filterInput()).toHaveProperty('value', '')

    await user.keyboard('{Backspace}')
    expect(filterInput()).toHaveProperty('value', 'provider:xai')
    await user.keyboard('{Escape}')
    expect(rowNames()).toHaveLength(3)
  })

  it('keeps the blank between words', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await user.type(filterInput(), 'two words error three')
    await user.keyboard('{Enter}')
    expect(filterInput()).toHaveProperty('value', 'two words three')
  })

  it('shows errors only, and all again where nothing is left', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await user.click(screen.getByRole('button', { name: 'Errors only' }))
    expect(rowNames()).toEqual(['claude-bad'])
    await user.type(filterInput(), 'nowhere')
    expect(screen.getByText('No request matches the filter.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(rowNames()).toHaveLength(3)
  })

  it('shows the requests of a time that was chosen with the keys of the strip', async () => {
    const fresh = few.map((exchange, index) => ({ ...exchange, startedAt: Date.now() - index }))
    const late = sampleExchange({ id: 'late', startedAt: Date.now() - 30_000, requestedModel: 'claude-late' })
    const { user } = await renderWindow('requests', { requests: [...fresh, late] })
    await screen.findByRole('grid')
    const strip = screen.getByRole('slider', { name: 'Requests of the last minute' })
    expect(strip.getAttribute('aria-valuetext')).toBe('4 in the last minute, 1 failed')
    strip.focus()
    await user.keyboard('{Home}{Shift>}{PageDown}{PageDown}{PageDown}{PageDown}{/Shift}')
    expect(rowNames()).toEqual(['claude-late'])
    expect(strip.getAttribute('aria-valuetext')).toMatch(/: 1 requests, 0 failed$/)
    await user.keyboard('{Escape}')
    expect(rowNames()).toHaveLength(4)
  })
})

describe('columns', () => {
  it('sort downwards, upwards, and back, and say so', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    const cost = () => screen.getByRole('columnheader', { name: 'Cost' })
    const click = () => user.click(within(cost()).getByRole('button'))
    await click()
    expect([rowNames(), cost().getAttribute('aria-sort')]).toEqual([
      ['claude-dear', 'claude-cheap', 'claude-bad'],
      'descending',
    ])
    await click()
    expect(rowNames()).toEqual(['claude-cheap', 'claude-dear', 'claude-bad'])
    await click()
    expect([rowNames()[0], cost().getAttribute('aria-sort')]).toEqual(['claude-dear', null])
  })

  it('can be chosen and moved, which the window remembers', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    const headings = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
    expect(headings().slice(0, 2)).toEqual(['Time', 'Status'])
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(screen.getByRole('checkbox', { name: 'Time' }))
    await user.click(screen.getByRole('button', { name: 'Move Model to the left' }))
    await user.keyboard('{Escape}')
    expect(headings().slice(0, 2)).toEqual(['Model', 'Status'])
    expect(JSON.parse(localStorage.getItem('requests.look') ?? '')).toMatchObject({
      hidden: ['cache', 'session', 'time'],
    })
  })

  it('say "unpriced" where no price is known, and never that it cost nothing', async () => {
    await renderWindow('requests', { requests: [sampleExchange({ cost: null })] })
    const row = await screen.findByRole('row', { name: /opus/ })
    expect(within(row).getByText('unpriced')).toBeDefined()
    expect(within(row).queryByText(/\$/)).toBeNull()
  })
})

describe('a request that runs', () => {
  it('counts its tokens up, and can be cancelled', async () => {
    const running = waitingExchange({ id: 'run', state: 'streaming', outputCharacters: 4_000 })
    const { api, user } = await renderWindow('requests', { requests: [running] })
    const row = await screen.findByRole('row', { name: /Answering/ })
    expect(within(row).getByText('~1K')).toBeDefined()
    api.push('requests', [{ ...running, outputCharacters: 8_000 }])
    await within(row).findByText('~2K')

    await user.click(within(row).getByRole('button', { name: 'Cancel this request' }))
    await within(row).findByText('Stopped')
    expect(screen.queryByRole('complementary')).toBeNull()
  })
})

describe('the list by keyboard', () => {
  it('passes over rows by arrows or j and k, opens by Enter, and closes by Escape', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    const active = () => {
      const id = screen.getByRole('grid').getAttribute('aria-activedescendant')
      return /claude-\w+/.exec(document.getElementById(id ?? '')?.getAttribute('aria-label') ?? '')?.[0]
    }
    await press(user, 'jj')
    expect([active(), screen.queryByRole('complementary')]).toEqual(['claude-bad', null])
    await press(user, 'k{End}{ArrowUp}{Enter}')
    expect(active()).toBe('claude-bad')
    expect(screen.getByRole('complementary', { name: 'Request' })).toBeDefined()
    await press(user, '{Escape}')
    expect([active(), screen.queryByRole('complementary')]).toEqual(['claude-bad', null])
    await press(user, '{Escape}')
    expect(active()).toBeUndefined()
  })

  it('pauses by P: what comes is counted, and shown afterwards', async () => {
    const { api, user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await press(user, 'p')
    api.push('requests', [sampleExchange({ id: 'new', startedAt: now + 5, requestedModel: 'claude-new' })])
    expect(await screen.findByText('1 new')).toBeDefined()
    expect(rowNames()).toHaveLength(3)
    await press(user, 'p')
    expect(rowNames()[0]).toBe('claude-new')
  })

  it('goes back to the newest first by G', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await user.click(within(screen.getByRole('columnheader', { name: 'Cost' })).getByRole('button'))
    await press(user, 'g')
    expect(rowNames()).toEqual(['claude-dear', 'claude-bad', 'claude-cheap'])
  })

  it('takes letters for what they are while something is typed', async () => {
    const { user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await user.keyboard('{Control>}f{/Control}')
    await waitFor(() => expect(document.activeElement).toBe(filterInput()))
    await user.keyboard('pg')
    expect(screen.queryByRole('button', { name: /Resume/ })).toBeNull()
    expect(filterInput()).toHaveProperty('value', 'pg')
  })
})

describe('an empty list', () => {
  it('says that it is paused, and goes on', async () => {
    const { api, user } = await renderWindow('requests', { requests: few })
    await screen.findByRole('grid')
    await user.click(screen.getByRole('button', { name: 'Clear the list' }))
    expect(await screen.findByText('Requests appear here as Claude Code sends them.')).toBeDefined()

    const running = waitingExchange({ id: 'run', requestedModel: 'claude-run' })
    api.push('requests', [running])
    await screen.findByRole('grid')
    await press(user, 'p')
    expect(api.calls.some(({ name }) => name === 'requests.clear')).toBe(true)
    await waitFor(() => expect(rowNames()).toEqual(['claude-run']))
  })
})
