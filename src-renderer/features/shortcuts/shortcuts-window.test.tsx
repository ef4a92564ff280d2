// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../../../shared/ipc.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleState } from '../../testing/samples.ts'

const title = (name: string) => screen.findByRole('heading', { level: 1, name })
const palette = () => within(screen.getByRole('dialog', { name: 'Commands' }))

const choices: AppState['choices'] = {
  big: [
    { provider: 'openai', model: 'gpt-4.1', baseUrl: '', isCurrent: true, isReady: true },
    { provider: 'xai', model: 'grok-4', baseUrl: '', isCurrent: false, isReady: true },
    { provider: 'groq', model: 'keyless', baseUrl: '', isCurrent: false, isReady: false },
  ],
  small: [],
  opus: [],
  fable: [],
}

describe('keys in the window', () => {
  it.each([
    ['{Control>}[Digit2]{/Control}', 'Models'],
    ['{Control>}[Digit3]{/Control}', 'Requests'],
    ['{Control>}l{/Control}', 'Requests'],
    ['{Control>}[Digit4]{/Control}', 'Connect'],
    ['{Control>},{/Control}', 'Settings'],
  ])('%s leads to %s', async (keys, name) => {
    const { user } = await renderWindow('overview')
    await user.keyboard(keys)
    expect(await title(name)).toBeDefined()
  })

  it('copies the command, and says so', async () => {
    const { api, user } = await renderWindow('settings')
    await user.keyboard('{Control>}{Shift>}C{/Shift}{/Control}')
    expect(await screen.findByText('Command copied')).toBeDefined()
    expect(api.calls.find(({ name }) => name === 'connect.copyCommand')?.request).toEqual({
      shell: 'posix',
      isPlain: false,
    })
  })

  it('turns FreeCC off on the overview, and nowhere else', async () => {
    const { user } = await renderWindow('models')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(screen.getByRole('switch', { name: 'On' })).toBeDefined()
    await user.keyboard('{Control>}[Digit1]{/Control}')
    await title('FreeCC is on')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await title('FreeCC is off')).toBeDefined()
  })

  it('lists them all with a question mark, though not while one is writing', async () => {
    const { user } = await renderWindow('models')
    await user.click(screen.getAllByRole('textbox', { name: 'Model' })[0] as Element)
    await user.keyboard('?')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(screen.getByRole('heading', { level: 1 }))
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('gives single keys up for those who do not want them (WCAG 2.1.4)', async () => {
    const { user } = await renderWindow('overview')
    await user.keyboard('?')
    await user.click(await screen.findByRole('checkbox'))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.keyboard('?')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('leaves the keys in a dialog to the dialog', async () => {
    const { user } = await renderWindow('overview')
    await user.keyboard('{Control>}k{/Control}')
    await screen.findByRole('dialog', { name: 'Commands' })
    await user.keyboard('{Control>}[Digit2]{/Control}')
    expect(window.location.hash).toBe('#/overview')
  })
})

describe('the palette of commands', () => {
  it('leads to a screen', async () => {
    const { user } = await renderWindow('overview')
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('conn{Enter}')
    expect(await title('Connect')).toBeDefined()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('switches a tier to a model that is ready, and offers no other', async () => {
    const { api, user } = await renderWindow('overview', { state: sampleState({ choices }) })
    await user.keyboard('{Control>}k{/Control}')
    await screen.findByRole('dialog', { name: 'Commands' })
    const switches = palette()
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
      .filter((label) => label?.includes('→'))
    expect(switches).toEqual(['BIG → xAI · grok-4'])
    await user.keyboard('grok{Enter}')
    await waitFor(() =>
      expect(api.calls.find(({ name }) => name === 'route.save')?.request).toEqual({
        tier: 'big',
        provider: 'xai',
        model: 'grok-4',
        baseUrl: '',
      }),
    )
  })

  it('opens the picker of a tier, as the tray does', async () => {
    const { user } = await renderWindow('overview')
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('choose a model for small{Enter}')
    expect(await screen.findByRole('dialog', { name: 'Choose a model for SMALL' })).toBeDefined()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(window.location.hash).toBe('#/models/small'))
  })

  it('turns FreeCC off from anywhere', async () => {
    const { user } = await renderWindow('settings')
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('turn off{Enter}')
    expect(await screen.findByRole('switch', { name: 'Off' })).toBeDefined()
  })

  it('says so where nothing fits', async () => {
    const { user } = await renderWindow('overview')
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('zzzz')
    expect(await palette().findByText('No such command.')).toBeDefined()
  })
})
