// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../testing/render-window.tsx'
import { sampleExchange, sampleState } from '../../testing/samples.ts'

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
  it('turns by itself once Claude Code has called', async () => {
    const { api } = await renderWindow('connect')
    expect(screen.getByText('Waiting for the first request')).toBeDefined()
    api.push('requests', [sampleExchange()])
    expect(await screen.findByText(/^Claude Code is connected\./)).toBeDefined()
  })
})
