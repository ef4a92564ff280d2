// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RouteView } from '../../../shared/ipc.ts'
import type { FakeApi } from '../../testing/fake-api.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import { bigRoute, sampleState, noRoutes } from '../../testing/samples.ts'
import { scenarios } from '../../testing/scenarios.ts'

const fresh = { state: sampleState({ routes: noRoutes }) }
const withoutKey = { ...noRoutes, big: { ...bigRoute, key: { state: 'missing' } as const } }

function card(tier: 'BIG' | 'SMALL') {
  return within(screen.getByRole('region', { name: tier }))
}

function callsOf(api: FakeApi, name: string): readonly unknown[] {
  return api.calls.filter((call) => call.name === name).map(({ request }) => request)
}

describe('a route', () => {
  it('is chosen by typing and saved with its key in one go', async () => {
    const { api, user } = await renderWindow('models', fresh)
    await user.type(card('BIG').getByRole('combobox', { name: 'Provider' }), 'xai')
    await user.click(screen.getByRole('option', { name: 'xAI' }))
    await user.type(card('BIG').getByRole('textbox', { name: 'Model' }), ' grok-4 ')
    await user.type(card('BIG').getByLabelText('Key'), 'xai-0123456789abcd')
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))

    expect(await card('BIG').findByText('Saved')).toBeDefined()
    expect(callsOf(api, 'route.save')).toEqual([
      { tier: 'big', provider: 'xai', model: 'grok-4', baseUrl: '', details: {} },
    ])
    expect(callsOf(api, 'key.save')).toEqual([
      { connection: 'big', key: 'xai-0123456789abcd', allowUnprotected: false },
    ])
    expect(card('BIG').getByText('Ready')).toBeDefined()
  })

  it('says under each field what is wrong, tied to the field and said aloud', async () => {
    const { api, user } = await renderWindow('models', fresh)
    await user.type(card('BIG').getByRole('textbox', { name: /^Base URL/ }), 'localhost 11434')
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))

    const fields = [
      [card('BIG').getByRole('combobox', { name: 'Provider' }), 'Choose a provider from the list.'],
      [card('BIG').getByRole('textbox', { name: 'Model' }), 'Enter the model’s name.'],
      [card('BIG').getByRole('textbox', { name: /^Base URL/ }), /Enter an address like/],
    ] as const
    for (const [field, sentence] of fields) {
      expect(field.getAttribute('aria-invalid')).toBe('true')
      const description = document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')
      expect(within(description as HTMLElement).getByRole('alert').textContent).toMatch(sentence)
    }
    expect(callsOf(api, 'route.save')).toEqual([])
    expect(card('SMALL').queryByRole('alert')).toBeNull()
  })

  it('shows the main process’s own objection and keeps what was typed', async () => {
    const { api, user } = await renderWindow('models')
    api.breakNext('route.save')
    const model = card('BIG').getByRole('textbox', { name: 'Model' })
    await user.clear(model)
    await user.type(model, 'gpt-5{Enter}')
    expect((await card('BIG').findByRole('alert')).textContent).toContain('That did not work')
    expect((model as HTMLInputElement).value).toBe('gpt-5')
  })

  it('follows a change made elsewhere until somebody edits it', async () => {
    const { api, user } = await renderWindow('models')
    const model: HTMLInputElement = card('BIG').getByRole('textbox', { name: 'Model' })
    api.push('state', sampleState({ routes: { ...noRoutes, big: { ...bigRoute, model: 'gpt-6' } } }))
    await waitFor(() => expect(model.value).toBe('gpt-6'))
    await user.type(model, '-mini')
    api.push('state', sampleState({ routes: { ...noRoutes, big: { ...bigRoute, model: 'gpt-7' } } }))
    expect(model.value).toBe('gpt-6-mini')
  })

  it('forgets the base URL when the provider changes, so that no key reaches another vendor’s host', async () => {
    const state = sampleState({
      routes: { ...noRoutes, big: { ...bigRoute, baseUrl: 'https://eu.api.openai.com/v1' } },
    })
    const { user } = await renderWindow('models', { state })
    const provider = card('BIG').getByRole('combobox', { name: 'Provider' })
    await user.clear(provider)
    await user.type(provider, 'Anthropic')
    await user.click(screen.getByRole('option', { name: 'Anthropic' }))
    expect(card('BIG').getByRole<HTMLInputElement>('textbox', { name: /^Base URL/ }).value).toBe('')
  })

  it('says what its saved model holds and costs, and nothing of another one that is typed', async () => {
    const { user } = await renderWindow('models')
    expect(card('BIG').getByText('1M window · 32.8K output · $2 / $8 per 1M')).toBeDefined()
    expect(card('SMALL').getByText('2M window · 30K output')).toBeDefined()
    await user.type(card('BIG').getByRole('textbox', { name: 'Model' }), '-mini')
    expect(card('BIG').queryByText(/window/)).toBeNull()
  })

  it('of SMALL follows BIG until it has one of its own', async () => {
    await renderWindow('models', { state: sampleState({ routes: { ...noRoutes, big: bigRoute } }) })
    expect(card('SMALL').getByText('Follows BIG')).toBeDefined()
  })
})

describe('Enter', () => {
  it('takes over the characters that an input method offers instead of saving', async () => {
    const { api, user } = await renderWindow('models')
    const model = card('BIG').getByRole('textbox', { name: 'Model' })
    await user.type(model, 'x')
    // `fireEvent` returns whether the browser may go on to its default action, which in a form is to submit.
    expect(fireEvent.keyDown(model, { key: 'Enter', isComposing: true })).toBe(false)
    expect(fireEvent.keyDown(model, { key: 'Enter' })).toBe(true)
    expect(callsOf(api, 'route.save')).toEqual([])
    await user.keyboard('{Enter}')
    await waitFor(() => expect(callsOf(api, 'route.save')).toHaveLength(1))
  })
})

describe('a key', () => {
  const secret = 'sk-proj-THE-SECRET-ab12'

  it('is trimmed, sent once, and gone from the window afterwards', async () => {
    const { api, user } = await renderWindow('models', { state: sampleState({ routes: withoutKey }) })
    const field: HTMLInputElement = card('BIG').getByLabelText('Key')
    expect(field.type).toBe('password')
    await user.click(field)
    await user.paste(`  "${secret}"\n`)
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))

    expect(await card('BIG').findByText('GNOME keyring')).toBeDefined()
    expect(card('BIG').getByText('…ab12')).toBeDefined()
    expect(callsOf(api, 'key.save')).toEqual([{ connection: 'big', key: secret, allowUnprotected: false }])
    expect(callsOf(api, 'route.save')).toEqual([])
    expect(document.documentElement.outerHTML).not.toContain('THE-SECRET')
    // Nor does it wait behind the scenes for the field to come back.
    await user.click(card('BIG').getByRole('button', { name: 'Remove' }))
    await user.click(card('BIG').getByRole('button', { name: 'Remove the key' }))
    expect((await card('BIG').findByLabelText<HTMLInputElement>('Key')).value).toBe('')
  })

  it('with a blank in it is refused before it leaves the window', async () => {
    const { api, user } = await renderWindow('models', { state: sampleState({ routes: withoutKey }) })
    await user.type(card('BIG').getByLabelText('Key'), 'sk two parts{Enter}')
    expect(card('BIG').getByRole('alert').textContent).toContain('A key has no spaces')
    expect(callsOf(api, 'key.save')).toEqual([])
  })

  it('is stored unprotected only after the user agreed', async () => {
    const state = sampleState({ keyBackend: 'unprotected', routes: withoutKey })
    const { api, user } = await renderWindow('models', { state })
    await user.type(card('BIG').getByLabelText('Key'), secret)
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))
    expect(card('BIG').getByRole('alert').textContent).toContain('Agree')
    expect(callsOf(api, 'key.save')).toEqual([])

    await user.click(card('BIG').getByRole('checkbox', { name: 'Store it unprotected' }))
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))
    expect(await card('BIG').findByText('Stored unprotected')).toBeDefined()
    expect(callsOf(api, 'key.save')).toEqual([{ connection: 'big', key: secret, allowUnprotected: true }])
  })

  it('is removed only after a second press', async () => {
    const { api, user } = await renderWindow('models')
    await user.click(card('BIG').getByRole('button', { name: 'Remove' }))
    expect(callsOf(api, 'key.remove')).toEqual([])
    await user.click(card('BIG').getByRole('button', { name: 'Remove the key' }))
    expect(await card('BIG').findByText('Key missing')).toBeDefined()
    expect(callsOf(api, 'key.remove')).toEqual([{ connection: 'big', keyId: 'big openai' }])
  })

  it('is not shown as stored for a place that it was not stored for', async () => {
    const { user } = await renderWindow('models')
    await user.type(card('BIG').getByRole('textbox', { name: /^Base URL/ }), 'https://gateway.example.com/v1')
    expect(card('BIG').queryByText('GNOME keyring')).toBeNull()
    expect(card('BIG').getByText('Empty to keep a key already stored for this place.')).toBeDefined()
  })

  it('is not asked for on this computer, but may be given', async () => {
    const { user } = await renderWindow('models')
    await user.type(card('BIG').getByRole('textbox', { name: /^Base URL/ }), 'http://localhost:4000')
    expect(card('BIG').getByText('No key needed')).toBeDefined()
    await user.click(card('BIG').getByRole('button', { name: 'Enter one anyway' }))
    expect(card('BIG').getByLabelText('Key')).toBeDefined()
  })
})

describe('several keys', () => {
  it('are added behind the first, each with its own end and number', async () => {
    const { api, user } = await renderWindow('models')
    await user.click(card('BIG').getByRole('button', { name: 'Add another key' }))
    const field = card('BIG').getByLabelText('Key')
    expect(document.activeElement).toBe(field)
    await user.type(field, 'sk-second-0123456789wxyz')
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))

    const second = within(await card('BIG').findByRole('group', { name: 'Key 2' }))
    expect(second.getByText('…wxyz')).toBeDefined()
    expect(within(card('BIG').getByRole('group', { name: 'Key 1' })).getByText('…3f9K')).toBeDefined()
    expect(callsOf(api, 'key.save')).toEqual([
      { connection: 'big', key: 'sk-second-0123456789wxyz', allowUnprotected: false },
    ])
    expect(document.documentElement.outerHTML).not.toContain('sk-second')
  })

  it('are replaced and removed one by one', async () => {
    const { api, user } = await renderWindow('models', scenarios.guarded())
    const second = within(card('BIG').getByRole('group', { name: 'Key 2' }))
    await user.click(second.getByRole('button', { name: 'Replace' }))
    await user.type(card('BIG').getByLabelText('Key'), 'sk-in-place-0123wxyz{Enter}')
    expect(await within(await card('BIG').findByRole('group', { name: 'Key 2' })).findByText('…wxyz')).toBeDefined()
    expect(callsOf(api, 'key.save')).toMatchObject([{ replaces: 'big openai #2' }])

    const third = within(card('BIG').getByRole('group', { name: 'Key 3' }))
    await user.click(third.getByRole('button', { name: 'Remove' }))
    await user.click(third.getByRole('button', { name: 'Remove the key' }))
    await waitFor(() => expect(card('BIG').queryByRole('group', { name: 'Key 3' })).toBeNull())
    expect(callsOf(api, 'key.remove')).toEqual([{ connection: 'big', keyId: 'big openai #3' }])
  })

  it('of BIG can be replaced by one of SMALL’s own, but not removed there', async () => {
    const key = { ...bigRoute.key, areBigs: true } as const
    const small = { ...bigRoute, tier: 'small', key } as RouteView
    await renderWindow('models', { state: sampleState({ routes: { ...noRoutes, big: bigRoute, small } }) })
    expect(card('SMALL').getByText('The key of BIG')).toBeDefined()
    expect(card('SMALL').getByRole('button', { name: 'Replace' })).toBeDefined()
    expect(card('SMALL').queryByRole('button', { name: 'Remove' })).toBeNull()
    expect(card('SMALL').queryByRole('button', { name: 'Add another key' })).toBeNull()
  })
})

describe('fallbacks', () => {
  function models(): (string | null | undefined)[] {
    const rows = card('BIG').queryAllByRole('listitem')
    return rows.map((row) => row.querySelector('[title]')?.getAttribute('title'))
  }

  it('are offered once there is a model', async () => {
    await renderWindow('models', fresh)
    expect(card('BIG').queryByRole('button', { name: 'Add a fallback' })).toBeNull()
  })

  it('are added with provider and model, and ask for the key where it is missing', async () => {
    const { api, user } = await renderWindow('models')
    await user.click(card('BIG').getByRole('button', { name: 'Add a fallback' }))
    const form = within(card('BIG').getByRole('form', { name: 'New fallback for BIG' }))
    await user.click(form.getByRole('button', { name: 'Add' }))
    expect(form.getByText('Choose a provider from the list.')).toBeDefined()
    expect(callsOf(api, 'fallbacks.save')).toEqual([])

    await user.type(form.getByRole('combobox', { name: 'Provider' }), 'deepseek')
    await user.click(screen.getByRole('option', { name: 'DeepSeek' }))
    await user.type(form.getByRole('textbox', { name: 'Model' }), ' deepseek-chat {Enter}')
    expect(await card('BIG').findByText('deepseek-chat')).toBeDefined()
    expect(callsOf(api, 'fallbacks.save')).toEqual([
      { tier: 'big', fallbacks: [{ provider: 'deepseek', model: 'deepseek-chat', baseUrl: '', details: {} }] },
    ])
    const addOne = await card('BIG').findByRole('button', { name: 'Add a fallback' })
    await waitFor(() => expect(document.activeElement).toBe(addOne))

    const keys = within(screen.getByRole('region', { name: 'DeepSeek' }))
    await user.type(keys.getByLabelText('Key'), 'sk-deepseek-0123456789')
    await user.click(keys.getByRole('button', { name: 'Save' }))
    expect(await keys.findByText('…6789')).toBeDefined()
    expect(callsOf(api, 'key.save')).toMatchObject([{ connection: 'deepseek' }])
  })

  it('are put in order by keyboard: the focus stays with what moves, and its place is said', async () => {
    const { user } = await renderWindow('models', scenarios.guarded())
    const before = models()
    const up = card('BIG').getByRole('button', { name: /^Move OpenRouter .* up$/ })
    up.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(models()).toEqual([before[0], before[2], before[1]]))
    const stillUp = card('BIG').getByRole('button', { name: /^Move OpenRouter .* up$/ })
    await waitFor(() => expect(document.activeElement).toBe(stillUp))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(models()[0]).toBe(before[2]))
    // At the top there is nothing left to do upwards.
    const down = card('BIG').getByRole('button', { name: /^Move OpenRouter .* down$/ })
    await waitFor(() => expect(document.activeElement).toBe(down))
    expect(card('BIG').getByText('OpenRouter anthropic/claude-sonnet-5 is now 1 of 3.')).toBeDefined()
  })

  it('are removed, and the focus goes to the next', async () => {
    const { api, user } = await renderWindow('models', scenarios.guarded())
    await user.click(card('BIG').getByRole('button', { name: 'Remove DeepSeek deepseek-chat' }))
    await waitFor(() => expect(models()).toHaveLength(2))
    const next = card('BIG').getByRole('button', { name: /^Remove OpenAI / })
    await waitFor(() => expect(document.activeElement).toBe(next))
    expect(callsOf(api, 'fallbacks.save')).toMatchObject([
      { fallbacks: [{ provider: 'openai' }, { provider: 'openrouter' }] },
    ])
    expect(screen.queryByRole('region', { name: 'DeepSeek' })).toBeNull()
  })

  it('are four at most', async () => {
    const fallback = { provider: 'openai', baseUrl: '', details: {}, hasKey: true }
    const fallbacks = ['a', 'b', 'c', 'd'].map((model) => ({ ...fallback, model }))
    await renderWindow('models', { state: sampleState({ routes: { ...noRoutes, big: { ...bigRoute, fallbacks } } }) })
    expect(card('BIG').queryByRole('button', { name: 'Add a fallback' })).toBeNull()
  })

  it('stay as they were when the main process objects, and the window says so', async () => {
    const { api, user } = await renderWindow('models', scenarios.guarded())
    api.breakNext('fallbacks.save')
    await user.click(card('BIG').getByRole('button', { name: 'Remove DeepSeek deepseek-chat' }))
    expect((await card('BIG').findByRole('alert')).textContent).toContain('That did not work')
    expect(models()).toHaveLength(3)
  })
})
