// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FakeOptions } from '../../../testing/fake-api.ts'
import { renderWindow } from '../../../testing/render-window.tsx'
import { recordedDetail } from '../../../testing/sample-recordings.ts'
import { sampleExchange, waitingExchange } from '../../../testing/samples.ts'

const original = sampleExchange({ id: 'first', requestedModel: 'claude-first', cost: 0.02 })

async function askToReplay(options: Partial<FakeOptions> = {}) {
  const rendered = await renderWindow('requests', { requests: [original], detailOf: recordedDetail, ...options })
  await rendered.user.click(await screen.findByRole('row', { name: /claude-first/ }))
  await rendered.user.click(screen.getByRole('button', { name: 'Send again' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Send this request again?' }))
  return { ...rendered, dialog }
}

describe('sending a request again', () => {
  it('says that it costs money, and does nothing unless agreed to', async () => {
    const { user, api, dialog } = await askToReplay()
    expect(dialog.getByText(/This spends money/)).toBeDefined()
    await user.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(api.calls.some(({ name }) => name === 'requests.replay')).toBe(false)
  })

  it('to where the routes lead shows the new request beside its original', async () => {
    const replayed = { cost: 0.01, durationMs: 2_000, losses: [] }
    const { user, api, dialog } = await askToReplay({ replayed })
    await user.click(dialog.getByRole('button', { name: 'Send again' }))
    const table = within(await screen.findByRole('table'))
    expect(api.calls.find(({ name }) => name === 'requests.replay')?.request).toEqual({
      id: 'first',
      destination: null,
    })
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Original', 'Replay'])
    const valuesOf = (name: string) =>
      within(table.getByRole('row', { name: new RegExp(`^${name}`) }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent)
    expect(valuesOf('Cost')).toEqual(['$0.02', '$0.01'])
    expect(valuesOf('Duration')).toEqual(['5.4s', '2.0s'])
    expect(valuesOf('Tokens out')).toEqual(['412', '412'])
    expect(valuesOf('Stop reason')).toEqual(['–', '–'])
    expect(screen.getByRole('region', { name: 'Original: Answer' })).toBeDefined()
    expect(screen.getByRole('region', { name: 'Replay: Answer' })).toBeDefined()
    expect(screen.getByRole('row', { name: /claude-first.*Sent again by hand/ })).toBeDefined()
    await user.click(screen.getByRole('tab', { name: 'Overview' }))
    expect(screen.getByRole('link', { name: 'first' }).getAttribute('href')).toBe('#/requests/first')
  })

  it('to another model asks for that one, and for none that is not named', async () => {
    const { user, api, dialog } = await askToReplay()
    await user.click(dialog.getByRole('radio', { name: 'Another model' }))
    const model = dialog.getByRole('textbox', { name: 'Model' })
    await user.clear(model)
    await user.click(dialog.getByRole('button', { name: 'Send again' }))
    expect(api.calls.some(({ name }) => name === 'requests.replay')).toBe(false)
    await user.type(model, 'gpt-4.1-mini')
    await user.click(dialog.getByRole('button', { name: 'Send again' }))
    await screen.findByRole('table')
    expect(api.calls.find(({ name }) => name === 'requests.replay')?.request).toEqual({
      id: 'first',
      destination: { provider: 'openai', model: 'gpt-4.1-mini', baseUrl: '' },
    })
  })

  it('can be cancelled while it runs', async () => {
    const { user, api, dialog } = await askToReplay({ replayed: waitingExchange({ id: 'again', replayOf: 'first' }) })
    await user.click(dialog.getByRole('button', { name: 'Send again' }))
    await screen.findByRole('table')
    const detail = within(screen.getByRole('complementary', { name: 'Request' }))
    const [cancel] = detail.getAllByRole('button', { name: 'Cancel this request' })
    await user.click(cancel as HTMLElement)
    expect(api.calls.at(-1)).toEqual({ name: 'requests.cancel', request: { id: 'again' } })
  })

  it('that is not possible says why, in the dialog', async () => {
    const { user, api, dialog } = await askToReplay()
    api.refuseNext('requests.replay', 'Its body was not recorded.')
    await user.click(dialog.getByRole('button', { name: 'Send again' }))
    expect(await dialog.findByText('Its body was not recorded.')).toBeDefined()
  })

  it('has nothing to compare with once the original is gone', async () => {
    const { user } = await renderWindow('requests', { requests: [sampleExchange({ replayOf: 'gone' })] })
    await user.click(await screen.findByRole('row', { name: /claude-/ }))
    await user.click(screen.getByRole('tab', { name: 'Compare' }))
    expect(screen.getByText(/no longer in the list, so there is nothing to compare/)).toBeDefined()
  })
})
