// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleState } from '../../testing/samples.ts'

const scrollIntoView = vi.fn()
beforeEach(() => {
  scrollIntoView.mockClear()
  // jsdom lays nothing out, so there is nothing to scroll.
  Element.prototype.scrollIntoView = scrollIntoView
})

function row(name: string): HTMLElement {
  return screen.getByRole('group', { name })
}

function switchIn(name: string): HTMLInputElement {
  return within(row(name)).getByRole('switch')
}

describe('finding a setting', () => {
  it('leaves the rows that have the words, and says how many', async () => {
    const { user } = await renderWindow('settings')
    await user.type(screen.getByRole('searchbox', { name: 'Find a setting' }), 'token')
    expect(row('Ask for the token')).toBeDefined()
    expect(screen.queryByRole('group', { name: 'Theme' })).toBeNull()
    expect(screen.getByText(/^Settings found: \d+$/)).toBeDefined()
    // What a search hides must not be set back unseen.
    expect(screen.queryByRole('button', { name: 'Reset Network' })).toBeNull()
  })

  it('says so where there is none, and goes back to all of them', async () => {
    const { user } = await renderWindow('settings')
    await user.type(screen.getByRole('searchbox'), 'zebra')
    expect(screen.getByText('No setting has these words.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Show all settings' }))
    expect(row('Theme')).toBeDefined()
  })

  it('goes to the group that a link names', async () => {
    await renderWindow('settings')
    window.location.hash = '#/settings/logging'
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Logging & privacy'))
    expect(scrollIntoView).toHaveBeenCalledOnce()
  })
})

describe('a change', () => {
  it.each([
    ['Start at login', 'app.setStartAtLogin', { on: true }],
    ['Notifications', 'desktop.save', { onStart: 'as-left', onClose: 'keep-running', notifications: false }],
    ['Ask for the token', 'access.save', { requiresToken: false }],
    [
      'Requests in the log',
      'logging.save',
      { fileLevel: 'DEBUG', requestBodies: true, responseBodies: false, retention: { days: 14, megabytes: 60 } },
    ],
  ])('of "%s" is saved at once', async (name, call, request) => {
    const { api, user } = await renderWindow('settings')
    const before = switchIn(name).checked
    await user.click(switchIn(name))
    await waitFor(() => expect(switchIn(name).checked).toBe(!before))
    expect(api.calls).toContainEqual({ name: call, request })
  })

  it('that cannot be saved is taken back, with the reason beside the row', async () => {
    const { api, user } = await renderWindow('settings')
    api.refuseNext('access.save', 'The disk is full.')
    await user.click(switchIn('Ask for the token'))
    expect((await within(row('Ask for the token')).findByRole('alert')).textContent).toBe('The disk is full.')
    expect(switchIn('Ask for the token').checked).toBe(true)
    await user.click(switchIn('Ask for the token'))
    await waitFor(() => expect(switchIn('Ask for the token').checked).toBe(false))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('of what lists are for works by keyboard', async () => {
    const { api, user } = await renderWindow('settings')
    within(row('Keep logs for')).getByRole('button').focus()
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('option', { name: '30 days' }))
    await waitFor(() =>
      expect(api.calls.find(({ name }) => name === 'logging.save')?.request).toMatchObject({
        retention: { days: 30, megabytes: 60 },
      }),
    )
  })

  it('is told what it risks', async () => {
    const state = sampleState({
      access: { requiresToken: false },
      logging: {
        fileLevel: 'INFO',
        requestBodies: true,
        responseBodies: false,
        retention: { days: 5, megabytes: 60 },
      },
    })
    await renderWindow('settings', { state })
    expect(row('Ask for the token').textContent).toContain('Any program on this computer can use your keys now.')
    expect(row('Requests in the log').textContent).toContain('Nothing is written at this log level')
    expect(row('Keep logs for').textContent).toContain('5 days')
  })

  it('of starting at login is not offered where the system cannot do it', async () => {
    const { desktop } = sampleState()
    await renderWindow('settings', { state: sampleState({ desktop: { ...desktop, startAtLogin: 'unavailable' } }) })
    expect(within(row('Start at login')).queryByRole('switch')).toBeNull()
    expect(row('Start at login').textContent).toContain('Not available')
  })
})

describe('what cannot be taken back', () => {
  it.each([
    ['New token…', 'Make a new token', 'token.rotate', undefined],
    ['Delete…', 'Delete the log files', 'logs.delete', undefined],
    ['Reset Network', 'Reset', 'settings.reset', { group: 'network' }],
    ['Reset…', 'Reset everything', 'settings.resetAll', { deleteKeys: false }],
  ])('"%s" asks first, and is left by default', async (open, confirm, call, request) => {
    const { api, user } = await renderWindow('settings')
    await user.click(screen.getByRole('button', { name: open }))
    expect(document.activeElement?.textContent).toBe('Cancel')
    await user.keyboard('{Enter}')
    expect(api.calls.some(({ name }) => name === call)).toBe(false)

    await user.click(screen.getByRole('button', { name: open }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: confirm }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(api.calls).toContainEqual({ name: call, request })
  })

  it('names what a group sets back', async () => {
    const { user } = await renderWindow('settings')
    await user.click(screen.getByRole('button', { name: 'Reset Network' }))
    expect(screen.getByRole('dialog').textContent).toContain('first start: Port and Ask for the token.')
  })

  it('takes the keys along only where that is ticked', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(screen.getByRole('button', { name: 'Reset…' }))
    await user.click(screen.getByRole('checkbox', { name: 'Delete the stored keys as well' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Reset everything' }))
    await waitFor(() => expect(api.calls).toContainEqual({ name: 'settings.resetAll', request: { deleteKeys: true } }))
  })

  it('says in the question why it failed', async () => {
    const { api, user } = await renderWindow('settings')
    api.refuseNext('settings.reset', 'Port 8082 is used by another program.')
    await user.click(screen.getByRole('button', { name: 'Reset Network' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Reset' }))
    expect((await within(screen.getByRole('dialog')).findByRole('alert')).textContent).toContain('Port 8082')
  })
})

describe('import and export', () => {
  it('shows by name what a file would change, before it does', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(within(row('Import a .env file')).getByRole('button'))
    const dialog = await screen.findByRole('dialog', { name: 'Import .env?' })
    for (const words of [
      'gpt-5',
      'fallbacks: 1',
      'Follows BIG',
      'OPENAI_API_KEY',
      'GEMINI_API_KEY',
      'FILE_LOG_LEVEL',
    ]) {
      expect(dialog.textContent).toContain(words)
    }
    expect(api.calls.some(({ name }) => name === 'settings.applyImport')).toBe(false)
    await user.click(within(dialog).getByRole('button', { name: 'Import' }))
    expect(await screen.findByText('.env is imported.')).toBeDefined()
  })

  it('asks before keys are stored unprotected', async () => {
    const { api, user } = await renderWindow('settings', { state: sampleState({ keyBackend: 'unprotected' }) })
    await user.click(within(row('Import a .env file')).getByRole('button'))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Import' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Agree to store')
    expect(api.calls.some(({ name }) => name === 'settings.applyImport')).toBe(false)
    await user.click(within(dialog).getByRole('checkbox'))
    await user.click(within(dialog).getByRole('button', { name: 'Import' }))
    await waitFor(() =>
      expect(api.calls).toContainEqual({ name: 'settings.applyImport', request: { allowUnprotected: true } }),
    )
  })

  it('imports nothing where nothing was chosen, or nothing would change', async () => {
    const chosenNone = await renderWindow('settings', { importPreview: null })
    await chosenNone.user.click(within(row('Import settings')).getByRole('button'))
    await waitFor(() => expect(chosenNone.api.calls.some(({ name }) => name === 'settings.chooseImport')).toBe(true))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says so where a file would change nothing', async () => {
    const importPreview = { file: 'same.json', routes: [], keys: [], parts: [], unusedKeys: [], problems: [] }
    const { user } = await renderWindow('settings', { importPreview })
    await user.click(within(row('Import settings')).getByRole('button'))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('The file would change nothing.')
    expect(within(dialog).queryByRole('button', { name: 'Import' })).toBeNull()
  })

  it('says where the export was written, or why it could not be', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(screen.getByRole('button', { name: 'Export…' }))
    expect(await screen.findByText('Written to /home/you/Documents/freecc-settings.json.')).toBeDefined()
    api.refuseNext('settings.export', 'The file could not be written (ENOSPC); choose another folder.')
    await user.click(screen.getByRole('button', { name: 'Export…' }))
    expect((await within(row('Export settings')).findByRole('alert')).textContent).toContain('ENOSPC')
    expect(screen.queryByText(/^Written to/)).toBeNull()
  })
})
