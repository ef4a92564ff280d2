// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { defaultRecordingSettings } from '../../../shared/recording-settings.ts'
import { renderWindow } from '../../testing/render-window.tsx'

const row = (name: string) => within(screen.getByRole('group', { name }))
const saved = (change: object) => ({
  name: 'recording.save',
  request: { ...defaultRecordingSettings, ...change },
})

describe('recording', () => {
  it('of bodies is off until it is wanted, and says what it means', async () => {
    const { api, user } = await renderWindow('settings')
    const bodies = row('Keep bodies and headers').getByRole<HTMLInputElement>('switch')
    expect(bodies.checked).toBe(false)
    await user.click(bodies)
    await waitFor(() => expect(bodies.checked).toBe(true))
    expect(api.calls).toContainEqual(saved({ bodies: true }))
    expect(row('Keep bodies and headers').getByText(/Keys are always hidden/)).toBeDefined()
  })

  it('on disk names its folder', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(row('Keep on disk').getByRole('switch'))
    expect(await row('Keep on disk').findByText(/FreeCC\/requests/)).toBeDefined()
    expect(api.calls).toContainEqual(saved({ disk: { ...defaultRecordingSettings.disk, isOn: true } }))
  })

  it('hides what the user adds, until it is taken back', async () => {
    const { api, user } = await renderWindow('settings')
    await user.type(row('Also hide').getByRole('textbox'), 'CUST-1{Enter}')
    expect(await row('Also hide').findByText('CUST-1')).toBeDefined()
    expect(api.calls).toContainEqual(saved({ hiddenPatterns: ['CUST-1'] }))
    await user.click(screen.getByRole('button', { name: 'Do not hide CUST-1' }))
    await waitFor(() => expect(screen.queryByText('CUST-1')).toBeNull())
    expect(api.calls.at(-1)).toEqual(saved({}))
  })

  it('keeps a pattern that cannot be used in its field, with the reason', async () => {
    const { api, user } = await renderWindow('settings')
    api.refuseNext('recording.save', '"(" is no regular expression.')
    const field = row('Also hide').getByRole<HTMLInputElement>('textbox')
    await user.type(field, '({Enter}')
    expect((await row('Also hide').findByRole('alert')).textContent).toBe('"(" is no regular expression.')
    expect(field.value).toBe('(')
  })

  it('is deleted after a question', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(row('Recorded requests').getByRole('button', { name: 'Delete all…' }))
    expect(api.calls.some(({ name }) => name === 'recording.wipe')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Delete everything recorded' }))
    expect(await screen.findByText('Everything recorded is deleted.')).toBeDefined()
    expect(api.calls.some(({ name }) => name === 'recording.wipe')).toBe(true)
  })
})
