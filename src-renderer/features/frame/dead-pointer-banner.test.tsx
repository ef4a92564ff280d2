// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClaudeCodeReport, DeadReason } from '../../../shared/claude-code.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { deadPointer, samplePlace } from '../../testing/sample-claude-code.ts'
import { sampleState } from '../../testing/samples.ts'

const origin = { scope: 'user', file: '/home/you/.claude/settings.json' } as const

function dead(reason: DeadReason, isWritten = true): ClaudeCodeReport {
  const url = 'http://127.0.0.1:8082'
  return { hasLogin: false, places: [samplePlace({ isWritten, pointing: { state: 'dead', origin, url, reason } })] }
}

describe('a dead pointer', () => {
  it('is said on every screen, with both addresses, and fixed with one click', async () => {
    const { api, user } = await renderWindow('overview', { claudeCode: { report: deadPointer } })
    expect((await screen.findByRole('alert')).textContent).toBe(
      '…/you/.claude/settings.json points Claude Code at http://127.0.0.1:8081, but FreeCC listens on http://127.0.0.1:8082.',
    )
    await user.click(screen.getByRole('button', { name: 'Fix' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(api.calls.findLast(({ name }) => name === 'claudeCode.fix')?.request).toEqual({ place: 'user' })
  })

  it('is taken out with one click', async () => {
    const { user } = await renderWindow('models', { claudeCode: { report: deadPointer } })
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('that leads to a FreeCC that is off offers to turn it on', async () => {
    const state = sampleState({ status: { state: 'off', url: 'http://127.0.0.1:8082' } })
    const { api, user } = await renderWindow('overview', { state, claudeCode: { report: dead('off') } })
    expect((await screen.findByRole('alert')).textContent).toContain('which is off')
    expect(screen.queryByRole('button', { name: 'Fix' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Turn on' }))
    await waitFor(() => expect(api.calls.map(({ name }) => name)).toContain('proxy.setOn'))
  })

  it('with a token of old is fixed; one that FreeCC did not write is not undone', async () => {
    await renderWindow('overview', { claudeCode: { report: dead('old-token', false) } })
    expect((await screen.findByRole('alert')).textContent).toContain('a token that FreeCC no longer accepts')
    expect(screen.getByRole('button', { name: 'Fix' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('is looked for again when the window comes to the front', async () => {
    const { api } = await renderWindow('overview')
    const before = api.looks()
    window.dispatchEvent(new Event('focus'))
    await waitFor(() => expect(api.looks()).toBeGreaterThan(before))
  })

  it('is looked for again when the proxy moves', async () => {
    const { api } = await renderWindow('overview')
    const before = api.looks()
    api.push('state', sampleState({ status: { state: 'on', url: 'http://127.0.0.1:9000' } }))
    await waitFor(() => expect(api.looks()).toBeGreaterThan(before))
  })
})
