// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { bigRoute, noRoutes, sampleState } from '../../testing/samples.ts'
import { renderWindow } from '../../testing/render-window.tsx'
import type { FakeApi } from '../../testing/fake-api.ts'

const card = (tier: string) => within(screen.getByRole('region', { name: tier }))
const callsOf = (api: FakeApi, name: string) =>
  api.calls.filter((call) => call.name === name).map(({ request }) => request)
const opus = { ...bigRoute, tier: 'opus' as const, provider: 'xai', model: 'grok-5' }
const withOpus = { state: sampleState({ routes: { ...noRoutes, big: bigRoute, opus } }) }

describe('a route for OPUS', () => {
  it('is added by a card of its own, which says that BIG answers until there is a model', async () => {
    const { api, user } = await renderWindow('models')
    await user.click(screen.getByRole('button', { name: 'Add a route for OPUS' }))
    expect(card('OPUS').getByText('Follows BIG')).toBeDefined()
    await user.type(card('OPUS').getByRole('combobox', { name: 'Provider' }), 'xai')
    await user.click(screen.getByRole('option', { name: 'xAI' }))
    await user.type(card('OPUS').getByRole('textbox', { name: 'Model' }), 'grok-5{Enter}')
    await waitFor(() =>
      expect(callsOf(api, 'route.save')).toEqual([
        { tier: 'opus', provider: 'xai', model: 'grok-5', baseUrl: '', details: {} },
      ]),
    )
    expect(screen.queryByRole('button', { name: 'Add a route for OPUS' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Add a route for FABLE' })).toBeDefined()
    expect(card('BIG').getByText('sonnet · fable')).toBeDefined()
  })

  it('is filled in next, while its list of providers waits for a click, a key or the arrow', async () => {
    const { user } = await renderWindow('models')
    await user.click(screen.getByRole('button', { name: 'Add a route for OPUS' }))
    const provider = card('OPUS').getByRole('combobox', { name: 'Provider' })
    await waitFor(() => expect(document.activeElement).toBe(provider))
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.click(provider)
    expect(screen.getAllByRole('option').length).toBeGreaterThan(20)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull())
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('listbox')).toBeDefined()
  })

  it('is given back to BIG, and the focus goes to where it can be added again', async () => {
    const { api, user } = await renderWindow('models', withOpus)
    await user.click(card('OPUS').getByRole('button', { name: 'Remove the route for OPUS' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'OPUS' })).toBeNull())
    expect(callsOf(api, 'route.remove')).toEqual([{ tier: 'opus' }])
    const addAgain = screen.getByRole('button', { name: 'Add a route for OPUS' })
    await waitFor(() => expect(document.activeElement).toBe(addAgain))
    expect(card('BIG').getByText('sonnet · opus · fable')).toBeDefined()
  })

  it('has a lane on the overview', async () => {
    await renderWindow('overview', withOpus)
    expect(screen.getByText('OPUS')).toBeDefined()
    expect(screen.queryByText('FABLE')).toBeNull()
  })
})

describe('Advanced', () => {
  async function openAdvanced(tier: string) {
    const rendered = await renderWindow('models', withOpus)
    await rendered.user.click(card(tier).getByRole('button', { name: /^Advanced/ }))
    return rendered
  }

  it('saves how the model is asked, and says how much of it is set', async () => {
    const { api, user } = await openAdvanced('BIG')
    await user.click(card('BIG').getByRole('button', { name: /Thinking effort/ }))
    await user.click(screen.getByRole('option', { name: 'At most medium' }))
    await user.click(card('BIG').getByRole('button', { name: /^.*API/ }))
    await user.click(screen.getByRole('option', { name: 'Chat Completions' }))
    await user.type(card('BIG').getByLabelText('Output limit'), '16000')
    await user.click(card('BIG').getByLabelText('Extra parameters (JSON)'))
    await user.paste('{"seed":7}')
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))
    const details = {
      api: 'chat',
      overrides: { effort: { level: 'medium', mode: 'at-most' }, maxOutputTokens: 16_000, parameters: { seed: 7 } },
    }
    await waitFor(() => expect(callsOf(api, 'route.save')).toMatchObject([{ tier: 'big', details }]))
    expect(await card('BIG').findByRole('button', { name: /^Advanced\s*4 settings$/ })).toBeDefined()
  })

  it('shows what is wrong under the field, also where it was closed again, and saves nothing', async () => {
    const { api, user } = await openAdvanced('BIG')
    await user.click(card('BIG').getByLabelText('Extra parameters (JSON)'))
    await user.paste('{"messages":[]}')
    await user.type(card('BIG').getByLabelText('Temperature'), '3')
    await user.click(card('BIG').getByRole('button', { name: /^Advanced/ }))
    await user.click(card('BIG').getByRole('button', { name: 'Save' }))
    expect(await card('BIG').findByText('FreeCC itself writes “messages”. Leave it out.')).toBeDefined()
    expect(card('BIG').getByText('Enter a number from 0 to 2.')).toBeDefined()
    expect(callsOf(api, 'route.save')).toEqual([])
  })

  it('asks for the base model where names are the user’s own, and for a choice of API where there is one', async () => {
    await openAdvanced('OPUS')
    expect(card('OPUS').queryByLabelText('Base model')).toBeNull()
    expect(card('OPUS').queryByLabelText('Google Cloud project')).toBeNull()
  })
})

describe('a fallback', () => {
  it('is edited in place, and keeps what else is set of it', async () => {
    const fallback = {
      provider: 'openai',
      model: 'gpt-4o',
      baseUrl: '',
      details: { api: 'chat' as const },
      hasKey: true,
    }
    const state = sampleState({ routes: { ...noRoutes, big: { ...bigRoute, fallbacks: [fallback] } } })
    const { api, user } = await renderWindow('models', { state })
    await user.click(card('BIG').getByRole('button', { name: 'Edit OpenAI gpt-4o' }))
    const form = within(card('BIG').getByRole('form', { name: 'Fallback for BIG' }))
    await user.type(form.getByRole('textbox', { name: 'Model' }), '-mini{Enter}')
    await waitFor(() =>
      expect(callsOf(api, 'fallbacks.save')).toEqual([
        {
          tier: 'big',
          fallbacks: [{ provider: 'openai', model: 'gpt-4o-mini', baseUrl: '', details: { api: 'chat' } }],
        },
      ]),
    )
    const edit = await card('BIG').findByRole('button', { name: 'Edit OpenAI gpt-4o-mini' })
    await waitFor(() => expect(document.activeElement).toBe(edit))
  })
})
