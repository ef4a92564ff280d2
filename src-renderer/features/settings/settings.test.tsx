// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleState } from '../../testing/samples.ts'

describe('language', () => {
  it('changes every word at once, and the language that the page says it is in', async () => {
    const { api, user } = await renderWindow('settings')
    expect(document.documentElement.lang).toBe('en')
    await user.click(screen.getByRole('radio', { name: '中文' }))
    expect(await screen.findByRole('heading', { level: 1, name: '设置' })).toBeDefined()
    expect(screen.getByRole('link', { name: '模型' })).toBeDefined()
    expect(document.documentElement.lang).toBe('zh-CN')
    expect(api.calls).toContainEqual({ name: 'appearance.save', request: { language: 'zh-CN', theme: 'system' } })
  })

  it('of the system is what the main process makes of it', async () => {
    const state = sampleState({ locale: 'en', appearance: { language: 'en', theme: 'dark' } })
    const { user } = await renderWindow('settings', { state, systemLanguages: ['zh-TW'] })
    await user.click(screen.getAllByRole('radio', { name: 'System' })[0] as HTMLElement)
    expect(await screen.findByRole('heading', { level: 1, name: '设置' })).toBeDefined()
  })

  it('changes from outside as well', async () => {
    const { api } = await renderWindow('overview')
    api.push('state', sampleState({ locale: 'zh-CN' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'FreeCC 已开启' })).toBeDefined()
  })
})

describe('theme', () => {
  it('is handed to the main process, which sets it for the whole app', async () => {
    const { api, user } = await renderWindow('settings')
    await user.click(screen.getByRole('radio', { name: 'Dark' }))
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true))
    expect(api.calls.at(-1)).toEqual({ name: 'appearance.save', request: { language: 'system', theme: 'dark' } })
  })
})

describe('port', () => {
  it.each(['', '0', '65536', '80a', '-1', '1e3'])('%j is refused with the range that is allowed', async (text) => {
    const { api, user } = await renderWindow('settings')
    const field = screen.getByRole('textbox', { name: 'Port' })
    await user.clear(field)
    if (text !== '') await user.type(field, text)
    await user.click(screen.getByRole('button', { name: 'Use this port' }))
    expect(screen.getByRole('alert').textContent).toBe('A port is a number from 1 to 65535.')
    expect(api.calls.some(({ name }) => name === 'proxy.listenOn')).toBe(false)
  })

  it('moves the proxy, or says why it could not', async () => {
    const { user } = await renderWindow('settings', { takenPorts: [9000] })
    const field = screen.getByRole('textbox', { name: 'Port' })
    await user.clear(field)
    await user.type(field, '9000{Enter}')
    expect((await screen.findByRole('alert')).textContent).toBe('Port 9000 is used by another program.')
    await user.clear(field)
    await user.type(field, '9001{Enter}')
    expect(await screen.findByText('127.0.0.1:9001')).toBeDefined()
  })
})
