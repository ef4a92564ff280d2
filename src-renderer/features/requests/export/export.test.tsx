// @vitest-environment jsdom
import { screen, waitForElementToBeRemoved, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallRequest } from '../../../../shared/ipc.ts'
import type { FakeApi, FakeOptions } from '../../../testing/fake-api.ts'
import { renderWindow } from '../../../testing/render-window.tsx'
import { failedExchange, sampleExchange } from '../../../testing/samples.ts'

const now = Date.now()
const requests = ['a', 'b', 'c', 'd'].map((id, index) =>
  sampleExchange({ id, startedAt: now - index * 1000, requestedModel: `claude-${id}` }),
)

async function openList(options: Partial<FakeOptions> = {}) {
  const rendered = await renderWindow('requests', { requests, ...options })
  await screen.findByRole('grid')
  return rendered
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(`claude-${name}\\b`) })
const selected = () =>
  screen
    .getAllByRole('row', { selected: true })
    .map((found) => /claude-(\w+)/.exec(found.getAttribute('aria-label') ?? '')?.[1])

function exported(api: FakeApi): CallRequest<'requests.export'> | undefined {
  return api.calls.findLast(({ name }) => name === 'requests.export')?.request as CallRequest<'requests.export'>
}

describe('choosing several requests', () => {
  it('works with Ctrl and Shift and the mouse, and opens none of them', async () => {
    const { user } = await openList()
    expect(screen.getByRole('grid').getAttribute('aria-multiselectable')).toBe('true')
    await user.keyboard('{Control>}')
    await user.click(row('b'))
    await user.click(row('d'))
    await user.keyboard('{/Control}')
    expect(selected()).toEqual(['b', 'd'])
    await user.keyboard('{Shift>}')
    await user.click(row('a'))
    await user.keyboard('{/Shift}')
    expect(selected()).toEqual(['a', 'b', 'c', 'd'])
    expect(screen.queryByRole('complementary', { name: 'Request' })).toBeNull()
    await user.click(row('c'))
    expect(selected()).toEqual(['c'])
    expect(screen.getByRole('complementary', { name: 'Request' })).toBeDefined()
  })

  it('works with the keyboard: Shift and arrows, Space, all by Ctrl+A, none by Escape', async () => {
    const { user } = await openList()
    screen.getByRole('grid').focus()
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(selected()).toEqual(['a', 'b', 'c'])
    await user.keyboard(' ')
    expect(selected()).toEqual(['a', 'b'])
    await user.keyboard('{Control>}a{/Control}')
    expect(selected()).toEqual(['a', 'b', 'c', 'd'])
    await user.keyboard('{Escape}')
    expect(screen.queryAllByRole('row', { selected: true }).length).toBeLessThanOrEqual(1)
  })
})

describe('an export', () => {
  it('holds what is shown, says what is not in it, and where it was written', async () => {
    const { user, api } = await openList()
    await user.type(screen.getByRole('textbox', { name: 'Filter requests' }), 'claude-b')
    await user.click(screen.getByRole('button', { name: 'Export the requests shown (1)' }))
    expect(screen.getByText(/Keys and hidden patterns are left out/)).toBeDefined()
    await user.click(screen.getByRole('menuitem', { name: /^HAR/ }))
    expect(await screen.findByText('Written to /home/you/freecc-requests.har')).toBeDefined()
    expect(exported(api)).toEqual({ form: 'har', ids: ['b'] })
    await user.click(screen.getByRole('button', { name: 'Put this note away' }))
    expect(screen.queryByText(/Written to/)).toBeNull()
  })

  it('holds what is chosen of it', async () => {
    const { user, api } = await openList()
    await user.keyboard('{Control>}')
    await user.click(row('b'))
    await user.click(row('d'))
    await user.keyboard('{/Control}')
    await user.click(screen.getByRole('button', { name: 'Export the selected requests (2)' }))
    await user.click(screen.getByRole('menuitem', { name: /^JSONL/ }))
    await screen.findByText(/Written to/)
    expect(exported(api)).toEqual({ form: 'jsonl', ids: ['b', 'd'] })
  })

  it('of one request stands in its detail', async () => {
    const { user, api } = await openList()
    await user.click(row('c'))
    await user.click(screen.getByRole('button', { name: 'Export this request' }))
    await user.click(screen.getByRole('menuitem', { name: /^Bug report/ }))
    await screen.findByText('Written to /home/you/freecc-bug-report.md')
    expect(exported(api)).toEqual({ form: 'report', ids: ['c'] })
  })

  it('that does not work says why', async () => {
    const { user, api } = await openList()
    api.refuseNext('requests.export', 'The disk is full, so that nothing was written.')
    await user.click(screen.getByRole('button', { name: /^Export the requests shown/ }))
    await user.click(screen.getByRole('menuitem', { name: /^HAR/ }))
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full')
  })
})

describe('an import', () => {
  it('marks its rows, and says which lines could not be read', async () => {
    const { user } = await openList()
    await user.click(screen.getByRole('button', { name: 'Import requests' }))
    const said = await screen.findByText(/requests imported from/)
    expect(said.textContent).toBe('1 requests imported from freecc-requests.jsonl. 3 of 120 lines could not be read.')
    const imported = await screen.findByRole('row', { name: /claude-from-a-file.*Imported from a file/ })
    expect(within(imported).getByRole('img', { name: 'Imported from a file' })).toBeDefined()
  })

  it('is no traffic: its failures are not the last problem', async () => {
    const rows = [failedExchange({ id: 'imported-1-x', isImported: true, requestedModel: 'claude-imported' })]
    const { user } = await openList({
      exchangeImport: { file: 'x.jsonl', lines: 1, taken: 1, broken: 0, left: 0, rows },
    })
    await user.click(screen.getByRole('button', { name: 'Import requests' }))
    await screen.findByRole('row', { name: /claude-imported/ })
    window.location.hash = '#/overview'
    await waitForElementToBeRemoved(() => screen.queryByRole('grid'))
    expect(screen.queryByText(/refused the key/)).toBeNull()
  })

  it('can begin with an empty list', async () => {
    const { user } = await renderWindow('requests')
    await user.click(screen.getByRole('button', { name: 'Import requests' }))
    expect(await screen.findByRole('row', { name: /claude-from-a-file/ })).toBeDefined()
  })

  it('for which no file is chosen changes nothing', async () => {
    const { user, api } = await openList({ exchangeImport: null })
    await user.click(screen.getByRole('button', { name: 'Import requests' }))
    expect(api.calls.some(({ name }) => name === 'requests.import')).toBe(true)
    expect(screen.getAllByRole('row')).toHaveLength(5)
  })
})
