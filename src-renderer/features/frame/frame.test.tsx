// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleState } from '../../testing/samples.ts'

const portInUse = sampleState({
  status: { state: 'port-in-use', port: 8082 },
  ports: { wanted: 8082, free: 8083 },
})

describe('the rail', () => {
  it('leads to five screens and marks the one in sight', async () => {
    const { user } = await renderWindow('overview')
    for (const name of ['Models', 'Requests', 'Connect', 'Settings']) {
      await user.click(screen.getByRole('link', { name }))
      expect(await screen.findByRole('heading', { level: 1, name })).toBeDefined()
      expect(screen.getByRole('link', { current: 'page' }).textContent).toBe(name)
    }
  })

  it('switches the proxy off and on, and shows its address either way', async () => {
    const { api, user } = await renderWindow('settings')
    const power = screen.getByRole('switch', { name: 'On' })
    await user.click(power)
    expect(await screen.findByRole('switch', { name: 'Off' })).toBe(power)
    expect(screen.getByText('127.0.0.1:8082')).toBeDefined()
    expect(api.calls.at(-1)).toEqual({ name: 'proxy.setOn', request: { on: false } })
  })

  it('follows the switch in the tray', async () => {
    const { api } = await renderWindow('overview')
    api.push('state', sampleState({ status: { state: 'off', url: 'http://127.0.0.1:8082' } }))
    expect(await screen.findByRole('switch', { name: 'Off', checked: false })).toBeDefined()
    expect(screen.getByRole('heading', { level: 1, name: 'FreeCC is off' })).toBeDefined()
  })

  it('says so where switching did not work', async () => {
    const { api, user } = await renderWindow('overview')
    api.breakNext('proxy.setOn')
    await user.click(screen.getByRole('switch'))
    expect((await screen.findByRole('alert')).textContent).toContain('That did not work')
    expect(screen.getByRole('switch', { name: 'On', checked: true })).toBeDefined()
  })
})

describe('a port in use', () => {
  it('gives the choice between another port and another try', async () => {
    const { api, user } = await renderWindow('models', { state: portInUse, takenPorts: [8082, 8083, 8084] })
    expect(screen.getByRole('alert').textContent).toContain('Another program uses port 8082')
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true)

    // The one that was free is taken by now: another one is offered, which the tray offers as well.
    await user.click(screen.getByRole('button', { name: 'Use port 8083' }))
    expect(await screen.findByText('Port 8083 is used by another program.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Port 8082 is used by another program.')).toBeDefined()
    await user.click(await screen.findByRole('button', { name: 'Use port 8085' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(screen.getByText('127.0.0.1:8085')).toBeDefined()
    expect(api.calls.filter(({ name }) => name === 'proxy.listenOn').map(({ request }) => request)).toEqual([
      { port: 8083 },
      { port: 8082 },
      { port: 8085 },
    ])
  })
})

describe('problems of the whole', () => {
  it('stand above every screen: why it does not run, and the main process’s notice', async () => {
    const state = sampleState({
      status: { state: 'failed', message: 'No permission for port 80.' },
      notice: 'Unlock the keychain.',
    })
    await renderWindow('settings', { state })
    const sentences = screen.getAllByRole('alert').map(({ textContent }) => textContent)
    expect(sentences).toEqual(['FreeCC is not running: No permission for port 80.', 'Unlock the keychain.'])
  })
})
