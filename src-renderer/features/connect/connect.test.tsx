// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import { manyPlaces, notPointed, pointedHere, sampleChange, samplePlace } from '../../testing/sample-claude-code.ts'
import { sampleExchange, sampleState } from '../../testing/samples.ts'

const pointedReport = { hasLogin: false, places: [samplePlace(pointedHere)] }

describe('the command', () => {
  it('is that of the detected shell, with the address in use', async () => {
    const state = sampleState({ shell: 'fish', status: { state: 'on', url: 'http://127.0.0.1:8090' } })
    await renderWindow('connect', { state })
    expect(screen.getByText(/set -gx ANTHROPIC_BASE_URL 'http:\/\/127\.0\.0\.1:8090'/)).toBeDefined()
  })

  it('shows dots for the token, and is copied whole by the main process', async () => {
    const { api, user } = await renderWindow('connect')
    expect(screen.getByText(/ANTHROPIC_AUTH_TOKEN='•+'/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Copy command' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined()
    expect(api.calls.at(-1)).toEqual({ name: 'connect.copyCommand', request: { shell: 'posix', isPlain: false } })
  })

  it('for another shell is behind a select, and that one is copied then', async () => {
    const { api, user } = await renderWindow('connect')
    await user.click(screen.getByRole('button', { name: /Shell/ }))
    await user.click(screen.getByRole('option', { name: 'PowerShell' }))
    expect(screen.getByText(/\$env:ANTHROPIC_BASE_URL/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Copy command' }))
    expect(api.calls.at(-1)?.request).toEqual({ shell: 'powershell', isPlain: false })
  })

  it('tells Claude Code of the models, unless the plain form is chosen', async () => {
    const { api, user } = await renderWindow('connect')
    expect(screen.getByText(/ANTHROPIC_DEFAULT_OPUS_MODEL_NAME='gpt-4\.1 \(OpenAI\)'/)).toBeDefined()
    expect(screen.getByText(/CLAUDE_CODE_MAX_CONTEXT_TOKENS='1047576'/)).toBeDefined()
    expect(screen.getByText('ANTHROPIC_DEFAULT_…_MODEL')).toBeDefined()
    await user.click(screen.getByRole('radio', { name: 'Address and token only' }))
    expect(screen.queryByText(/ANTHROPIC_DEFAULT_/)).toBeNull()
    expect(screen.getByText(/ANTHROPIC_AUTH_TOKEN='/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Copy command' }))
    expect(api.calls.at(-1)?.request).toEqual({ shell: 'posix', isPlain: true })
  })

  it('waits for an address while nothing listens', async () => {
    await renderWindow('connect', { state: sampleState({ status: { state: 'port-in-use', port: 8082 } }) })
    expect(screen.getByText('The command follows once FreeCC is running.')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Copy command' })).toBeNull()
  })
})

describe('the live check', () => {
  it('turns by itself once Claude Code has called, and leads to the request', async () => {
    const { api } = await renderWindow('connect')
    expect(screen.getByText('Waiting for the first request from Claude Code')).toBeDefined()
    api.push('requests', [sampleExchange({ id: 'ex_first' })])
    expect(await screen.findByText(/^Claude Code is connected\./)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Show the request' }).getAttribute('href')).toBe('#/requests/ex_first')
  })

  it('waits for a request that comes after the command was copied', async () => {
    const { api, user } = await renderWindow('connect', { requests: [sampleExchange({ id: 'ex_before' })] })
    await user.click(screen.getByRole('button', { name: 'Copy command' }))
    expect(await screen.findByText('Waiting for the first request from Claude Code')).toBeDefined()
    const later = Date.now() + 1_000
    api.push('requests', [
      sampleExchange({ id: 'ex_second', startedAt: later + 5_000 }),
      sampleExchange({ id: 'ex_first', startedAt: later }),
    ])
    expect(await screen.findByText(/Its first request came at/)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Show the request' }).getAttribute('href')).toBe('#/requests/ex_first')
  })

  it('is not deceived by another client, which names no session', async () => {
    const { api } = await renderWindow('connect')
    api.push('requests', [sampleExchange({ sessionId: null })])
    await waitFor(() => expect(screen.getByText('Waiting for the first request from Claude Code')).toBeDefined())
  })

  it('says how to end a login that would stand beside the token', async () => {
    await renderWindow('connect', { claudeCode: { report: { ...notPointed, hasLogin: true } } })
    expect(await screen.findByText(/\/logout ends the login/)).toBeDefined()
  })
})

describe("Claude Code's own settings", () => {
  const everywhere = async () => within((await screen.findByRole('heading', { name: 'Everywhere' })).closest('li')!)

  it('are shown as a change first, and written only as shown', async () => {
    const { api, user } = await renderWindow('connect')
    await user.click((await everywhere()).getByRole('button', { name: 'Write…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Change Claude Code’s settings' }))
    expect(await dialog.findByText('"ANTHROPIC_AUTH_TOKEN": "••••"', { exact: false })).toBeDefined()
    expect(api.calls.some(({ name }) => name === 'claudeCode.write')).toBe(false)
    await user.click(dialog.getByRole('button', { name: 'Write' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(api.calls.findLast(({ name }) => name === 'claudeCode.write')?.request).toEqual({
      place: 'user',
      isPlain: false,
      fingerprint: sampleChange.fingerprint,
    })
    expect((await everywhere()).getByText('Points here')).toBeDefined()
  })

  it('are left alone when the dialog is left', async () => {
    const { api, user } = await renderWindow('connect')
    await user.click((await everywhere()).getByRole('button', { name: 'Write…' }))
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(api.calls.some(({ name }) => name === 'claudeCode.write')).toBe(false)
  })

  it('are shown anew when the file has changed meanwhile', async () => {
    const { api, user } = await renderWindow('connect', { claudeCode: { changesMeanwhile: true } })
    await user.click((await everywhere()).getByRole('button', { name: 'Write…' }))
    await user.click(await screen.findByRole('button', { name: 'Write' }))
    expect((await screen.findByRole('alert')).textContent).toBe('The file has changed.')
    await waitFor(() => expect(api.calls.filter(({ name }) => name === 'claudeCode.preview')).toHaveLength(2))
  })

  it('are undone with one click', async () => {
    const { user } = await renderWindow('connect', { claudeCode: { report: pointedReport } })
    await user.click((await everywhere()).getByRole('button', { name: 'Undo' }))
    expect(await (await everywhere()).findByText('Not set')).toBeDefined()
  })

  it('cannot be written where the file is damaged, and say where', async () => {
    await renderWindow('connect', { claudeCode: { report: manyPlaces } })
    const damaged = within((await screen.findByText(/line 3, column 14/)).closest('li')!)
    expect(damaged.getByRole('button', { name: 'Write…' })).toHaveProperty('disabled', true)
  })

  it('name another credential, of which Claude Code warns', async () => {
    await renderWindow('connect', { claudeCode: { report: manyPlaces } })
    const words = await (await everywhere()).findByText(/^ANTHROPIC_API_KEY/)
    expect(words.textContent).toBe(
      'ANTHROPIC_API_KEY (••••wxyz) from …/you/.claude/settings.json stands beside the token; Claude Code warns of that.',
    )
  })

  it('of a project are added by its folder, and say that they hold a token', async () => {
    const { user } = await renderWindow('connect', { claudeCode: { chosenFolder: '/home/you/shop' } })
    await user.click(screen.getByRole('button', { name: 'Add a project…' }))
    const shop = within((await screen.findByRole('heading', { name: 'shop' })).closest('li')!)
    await user.click(shop.getByRole('button', { name: 'Write…' }))
    await user.click(await screen.findByRole('button', { name: 'Write' }))
    expect(await shop.findByText(/keep it out of version control/)).toBeDefined()
    // Until it is gone, the dialog hides everything else.
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(shop.getByRole('button', { name: 'Remove shop from this list' }))
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'shop' })).toBeNull())
  })

  it('are taken back when FreeCC quits, unless that is switched off', async () => {
    const { api, user } = await renderWindow('connect')
    await user.click(screen.getByRole('switch', { name: /Undo when FreeCC quits/ }))
    await waitFor(() => expect(api.calls.at(-1)).toEqual({ name: 'claudeCode.save', request: { undoOnQuit: false } }))
  })
})

describe('the other ways', () => {
  it('open a terminal, or say in one sentence why not', async () => {
    const { api, user } = await renderWindow('connect', { claudeCode: { terminalProblem: 'No terminal was found.' } })
    await user.click(screen.getByRole('button', { name: 'Open a terminal' }))
    expect((await screen.findByRole('alert')).textContent).toBe('No terminal was found.')
    expect(api.calls.at(-1)).toEqual({ name: 'claudeCode.openTerminal', request: { place: 'user' } })
  })

  it('copy lines for VS Code, shown with dots for the token', async () => {
    const { api, user } = await renderWindow('connect')
    expect(screen.getByText(/\{"name":"ANTHROPIC_AUTH_TOKEN","value":"•+"\}/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Copy for VS Code' }))
    await waitFor(() =>
      expect(api.calls.at(-1)).toEqual({ name: 'claudeCode.copyVsCode', request: { isPlain: false } }),
    )
  })
})
