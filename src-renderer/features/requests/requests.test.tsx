// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import { failedExchange, sampleExchange, waitingExchange } from '../../testing/samples.ts'

function rowOf(text: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(text) })
}

describe('the list of requests', () => {
  it('says in one sentence what will be there, and how to get it', async () => {
    await renderWindow('requests')
    expect(screen.getByText('Requests appear here as Claude Code sends them.')).toBeDefined()
    expect(screen.getByRole('link', { name: 'Connect Claude Code' }).getAttribute('href')).toBe('#/connect')
  })

  it('shows time, model, provider, status, duration and tokens of each', async () => {
    await renderWindow('requests', { requests: [sampleExchange()] })
    const row = await screen.findByRole('row', { name: /opus/ })
    for (const text of ['opus-5-5', 'OpenAI', 'gpt-4.1', 'Done', '5.4s', '24.6K', '412']) {
      expect(within(row).getByText(text)).toBeDefined()
    }
  })

  it('changes a row in its place while its request goes on', async () => {
    const { api } = await renderWindow('requests', { requests: [waitingExchange({ id: 'a' })] })
    const row = await screen.findByRole('row', { name: /Waiting/ })

    api.push('requests', [waitingExchange({ id: 'a', state: 'streaming', status: 200, firstOutputMs: 300 })])
    await waitFor(() => expect(rowOf('Answering')).toBe(row))
    api.push('requests', [sampleExchange({ id: 'a', durationMs: 2_500 })])
    await waitFor(() => expect(rowOf('Done')).toBe(row))
    expect(within(row).getByText('2.5s')).toBeDefined()
  })

  it('counts the seconds of a request that runs', async () => {
    await renderWindow('requests', { requests: [waitingExchange({ startedAt: Date.now() - 65_000 })] })
    const row = await screen.findByRole('row', { name: /Waiting/ })
    const before = within(row).getByText(/^\d+s$/).textContent
    await waitFor(() => expect(within(row).getByText(/^\d+s$/).textContent).not.toBe(before), { timeout: 5_000 })
  })

  it('draws a few rows of many, and tells how many there are', async () => {
    const requests = Array.from({ length: 2_000 }, (_, index) =>
      sampleExchange({ id: `ex_${index}`, startedAt: index }),
    )
    await renderWindow('requests', { requests })
    const grid = await screen.findByRole('grid')
    expect(grid.getAttribute('aria-rowcount')).toBe('2001')
    expect(within(grid).getAllByRole('row').length).toBeLessThan(100)
    expect(screen.getByText('2,000 listed, 0 running')).toBeDefined()
  })

  it('opens the detail by click or arrow key, with the error and what was changed, and closes it by Escape', async () => {
    const losses = [{ action: 'dropped', field: 'thinking.display', reason: 'Not known there.' }] as const
    const requests = [failedExchange({ id: 'bad', startedAt: 2 }), sampleExchange({ id: 'good', startedAt: 1, losses })]
    const { user } = await renderWindow('requests', { requests })
    await user.click(await screen.findByRole('row', { name: /Failed/ }))
    const detail = () => within(screen.getByRole('complementary', { name: 'Request' }))
    expect(detail().getByText(/OpenAI refused the key/)).toBeDefined()

    screen.getByRole('grid').focus()
    await user.keyboard('{ArrowDown}')
    expect(detail().getByText('thinking.display')).toBeDefined()
    const active = screen.getByRole('grid').getAttribute('aria-activedescendant')
    expect(document.getElementById(active ?? '')).toBe(rowOf('Done'))

    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
  })
})
