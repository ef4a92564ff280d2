// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Pointing } from '../../../shared/claude-code.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { samplePlace } from '../../testing/sample-claude-code.ts'
import { sampleExchange } from '../../testing/samples.ts'

const origin = { scope: 'user', file: '/home/you/.claude/settings.json' } as const

async function card(pointing: Pointing, requests = [] as ReturnType<typeof sampleExchange>[]) {
  const report = { hasLogin: false, places: [samplePlace({ pointing })] }
  await renderWindow('overview', { requests, claudeCode: { report } })
  return within(screen.getByRole('region', { name: 'Connect' }))
}

describe('the connection in the overview', () => {
  it('offers the command where nothing points here', async () => {
    const shown = await card({ state: 'not-set' })
    expect(shown.getByText(/has not called yet/)).toBeDefined()
    expect(shown.getByRole('button', { name: 'Copy command' })).toBeDefined()
  })

  it('says which file points here before anything was called', async () => {
    const shown = await card({ state: 'here', origin })
    expect(await shown.findByText(/points here, by …\/you\/\.claude\/settings\.json/)).toBeDefined()
    expect(shown.queryByRole('button')).toBeNull()
  })

  it('says where it points instead, and offers the command', async () => {
    const shown = await card({ state: 'elsewhere', origin, url: 'https://gateway.example' })
    expect(await shown.findByText(/points at https:\/\/gateway\.example/)).toBeDefined()
    expect(shown.getByRole('button', { name: 'Copy command' })).toBeDefined()
  })

  it('says that a cloud is used directly', async () => {
    const environment = { scope: 'environment', file: null } as const
    const shown = await card({ state: 'elsewhere', origin: environment, url: null })
    expect(await shown.findByText(/by the environment FreeCC was started in, not FreeCC/)).toBeDefined()
  })

  it('believes a request more than any file', async () => {
    const shown = await card({ state: 'not-set' }, [sampleExchange()])
    expect(await shown.findByText(/Claude Code is connected/)).toBeDefined()
  })
})
