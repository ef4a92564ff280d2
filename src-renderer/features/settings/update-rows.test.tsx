// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { UpdateStatus } from '../../../shared/updates.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleState } from '../../testing/samples.ts'

function openWith(status: UpdateStatus) {
  return renderWindow('settings', { state: sampleState({ updates: { check: true, status } }) })
}

const row = () => within(screen.getByRole('group', { name: 'FreeCC 0.1.0' }))

describe('updates', () => {
  it('are looked for, downloaded and installed one after the other, each only when asked for', async () => {
    const { api, user } = await openWith({ state: 'current', checkedAt: null })
    await user.click(row().getByRole('button', { name: 'Look now' }))
    expect(await row().findByText('FreeCC 0.2.0 is available.')).toBeDefined()
    await user.click(row().getByRole('button', { name: 'Download' }))
    await user.click(await row().findByRole('button', { name: 'Restart to update' }))
    const asked = api.calls.map(({ name }) => name).filter((name) => name.startsWith('updates.'))
    expect(asked).toEqual(['updates.look', 'updates.download', 'updates.install'])
  })

  it('show how far they are, and offer nothing meanwhile', async () => {
    await openWith({ state: 'downloading', version: '0.2.0', percent: 41 })
    expect(row().getByText('FreeCC 0.2.0 is being downloaded: 41%.')).toBeDefined()
    expect(row().queryByRole('button')).toBeNull()
  })

  it('that failed say so, and can be looked for again', async () => {
    await openWith({ state: 'failed', during: 'download' })
    expect(row().getByText('The download failed. The log says why.')).toBeDefined()
    expect(row().getByRole('button', { name: 'Look now' })).toBeDefined()
  })

  it('are no longer looked for once that is switched off', async () => {
    const { api, user } = await openWith({ state: 'current', checkedAt: null })
    await user.click(screen.getByRole('switch', { name: 'Look for updates' }))
    expect(api.calls.at(-1)).toEqual({ name: 'updates.save', request: { check: false } })
  })

  it('of a package are the package manager’s: there is nothing to switch or press', async () => {
    await openWith({ state: 'not-here', why: 'package' })
    expect(row().getByText('FreeCC came as a package: update it the way you installed it.')).toBeDefined()
    expect(row().queryByRole('button')).toBeNull()
    expect(screen.queryByRole('switch', { name: 'Look for updates' })).toBeNull()
  })
})
