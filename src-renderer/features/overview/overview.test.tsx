// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import {
  bigRoute,
  failedExchange,
  sampleExchange,
  sampleState,
  waitingExchange,
  noRoutes,
} from '../../testing/samples.ts'

function switchboard() {
  return within(screen.getByRole('region', { name: 'Routes' }))
}

describe('the overview', () => {
  it('says at a glance whether it is on and which models answer', async () => {
    await renderWindow('overview')
    expect(screen.getByRole('heading', { level: 1, name: 'FreeCC is on' })).toBeDefined()
    expect(switchboard().getByRole('button', { name: /BIG.*gpt-4\.1.*OpenAI/ })).toBeDefined()
    expect(switchboard().getByRole('button', { name: /SMALL.*grok-4-fast.*xAI/ })).toBeDefined()
  })

  it('gives a newcomer one thing to do', async () => {
    await renderWindow('overview', { state: sampleState({ routes: noRoutes }) })
    expect(screen.getByRole('link', { name: 'Set up FreeCC' }).getAttribute('href')).toBe('#/first-run')
    expect(screen.queryByRole('button', { name: 'Copy command' })).toBeNull()
  })

  it('shows BIG’s model on the lane of SMALL while that follows it', async () => {
    await renderWindow('overview', { state: sampleState({ routes: { ...noRoutes, big: bigRoute } }) })
    expect(switchboard().getByRole('button', { name: /SMALL.*gpt-4\.1/ })).toBeDefined()
    expect(switchboard().getByText('Follows BIG')).toBeDefined()
  })

  it('counts what runs on each lane, and forgets it when it is done', async () => {
    const { api } = await renderWindow('overview', { requests: [waitingExchange({ id: 'a' })] })
    api.push('requests', [waitingExchange({ id: 'b' })])
    expect(await switchboard().findByText('2 running')).toBeDefined()
    api.push('requests', [sampleExchange({ id: 'a' }), sampleExchange({ id: 'b' })])
    await waitFor(() => expect(switchboard().queryByText(/running/)).toBeNull())
  })

  it('names what is wrong now with its remedy, until an answer went well', async () => {
    const { api } = await renderWindow('overview', { requests: [failedExchange({ id: 'bad', startedAt: 1 })] })
    const problem = within(await screen.findByRole('region', { name: 'Last problem' }))
    expect(problem.getByText(/OpenAI refused the key/)).toBeDefined()
    expect(problem.getByText(/does not know this key/)).toBeDefined()
    expect(problem.getByRole('link', { name: 'Check the key' }).getAttribute('href')).toBe('#/models/big')
    expect(problem.getByRole('link', { name: 'Show the request' }).getAttribute('href')).toBe('#/requests/bad')
    expect(switchboard().getByText('Last answer failed: 401')).toBeDefined()

    api.push('requests', [sampleExchange({ id: 'good', startedAt: 2 })])
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Last problem' })).toBeNull())
  })
})
