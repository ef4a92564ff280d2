// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FakeApi, FakeOptions } from '../../testing/fake-api.ts'
import { renderWindow, type RenderedWindow } from '../../testing/render-window.tsx'
import { sampleModels } from '../../testing/sample-models.ts'
import { sampleState } from '../../testing/samples.ts'

const big = () => within(screen.getByRole('region', { name: 'BIG' }))
const picker = () => within(screen.getByRole('dialog', { name: 'Choose a model for BIG' }))

async function openPicker(options: Partial<FakeOptions> = {}): Promise<RenderedWindow> {
  const opened = await renderWindow('models', { models: sampleModels, ...options })
  await opened.user.click(big().getByRole('button', { name: 'Browse' }))
  await waitFor(() => expect(picker().queryByText(/^Asking/)).toBeNull())
  return opened
}

function shown(): readonly (string | null)[] {
  return picker()
    .queryAllByRole('option')
    .map((option) => option.getAttribute('data-key'))
}

function callsOf(api: FakeApi, name: string): readonly unknown[] {
  return api.calls.filter((call) => call.name === name).map(({ request }) => request)
}

describe('the model picker', () => {
  it('opens on the search field with the favourites first, the recent ones next', async () => {
    const choices = [
      { provider: 'openai', model: 'gpt-5' },
      { provider: 'xai', model: 'grok-4' },
    ]
    const recent = [{ provider: 'openai', model: 'free-model' }]
    await openPicker({ state: sampleState({ modelChoices: { favourites: choices, recent } }) })
    expect(document.activeElement).toBe(picker().getByRole('combobox', { name: 'Find a model' }))
    expect(shown().slice(0, 3)).toEqual(['gpt-5', 'free-model', 'gpt-4.1'])
    expect(shown()).not.toContain('grok-4')
  })

  it('says what is known of each model, and nothing of what is not', async () => {
    await openPicker()
    const words = picker()
      .getAllByRole('option')
      .map((option) => option.querySelector('.sr-only')?.textContent ?? '')
    expect(words).toContain(
      'gpt-4.1, window 1,047,576 tokens, output 32,768 tokens, $2 in and $8 out per million tokens, Tools, Images',
    )
    expect(words).toContain('free-model, window 128,000 tokens, $0 in and $0 out per million tokens, Tools')
    expect(words.find((text) => text.startsWith('ft:'))).toBe(
      'ft:gpt-4.1-mini-2025-04-14:a-company-with-a-name::BxYz0123-and-more-of-it',
    )
    const nameless = picker().getByRole('option', { name: /^ft:/ })
    expect(nameless.textContent).toContain('–')
    expect(nameless.textContent).not.toContain('$0')
  })

  it('warns of a window that is too small, and of a model without tools', async () => {
    await openPicker()
    const poor = picker().getByRole('option', { name: /^gpt-3\.5/ })
    expect(poor.textContent).toContain('window too small, no tools')
    expect(picker().getByRole('option', { name: /^gpt-5,/ }).textContent).not.toContain('too small')
  })

  it('finds by typing, takes the best with Enter, and puts it into the card', async () => {
    const { api, user } = await openPicker()
    await user.keyboard('gpt5m')
    await waitFor(() => expect(shown()[0]).toBe('gpt-5-mini'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(big().getByRole<HTMLInputElement>('textbox', { name: 'Model' }).value).toBe('gpt-5-mini')
    expect(callsOf(api, 'route.save')).toEqual([])
  })

  it('moves with the arrows while the focus stays in the field', async () => {
    const { user } = await openPicker()
    await user.keyboard('gpt')
    await waitFor(() => expect(shown().length).toBeLessThan(sampleModels.length))
    await user.keyboard('{ArrowDown}')
    const field = picker().getByRole('combobox')
    expect(document.activeElement).toBe(field)
    await waitFor(() => {
      const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '')
      expect(active?.getAttribute('data-key')).toBe(shown()[1])
    })
  })

  it('takes any name as typed', async () => {
    const { user } = await openPicker()
    await user.keyboard(' my-own-model ')
    expect(await picker().findByText('No model of that name is known here.')).toBeDefined()
    await user.click(picker().getByRole('button', { name: /^Use “my-own-model” as typed/ }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(big().getByRole<HTMLInputElement>('textbox', { name: 'Model' }).value).toBe('my-own-model')
  })

  it('takes it with Enter where nothing matches, and with Ctrl+Enter where something does', async () => {
    const { user } = await openPicker()
    await user.keyboard('gpt-5-new')
    await picker().findByText('No model of that name is known here.')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(big().getByRole<HTMLInputElement>('textbox', { name: 'Model' }).value).toBe('gpt-5-new')

    await user.click(big().getByRole('button', { name: 'Browse' }))
    await user.keyboard('gpt')
    await waitFor(() => expect(shown().length).toBeGreaterThan(1))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(big().getByRole<HTMLInputElement>('textbox', { name: 'Model' }).value).toBe('gpt')
  })

  it('chooses nothing while an input method is composing', async () => {
    const { user } = await openPicker()
    await user.keyboard('tongyi')
    await picker().findByText('No model of that name is known here.')
    fireEvent.keyDown(picker().getByRole('combobox'), { key: 'Enter', isComposing: true })
    expect(screen.getByRole('dialog')).toBeDefined()
  })

  it('makes a favourite of a model, by keyboard and by its star, and takes it back', async () => {
    const { api, user } = await openPicker()
    await user.keyboard('gpt-5')
    await waitFor(() => expect(shown()[0]).toBe('gpt-5'))
    await user.keyboard('{Control>}d{/Control}')
    expect(await picker().findByRole('option', { name: /^gpt-5, favourite/ })).toBeDefined()
    const star = picker()
      .getByRole('option', { name: /^gpt-5, favourite/ })
      .querySelector('.lucide-star')
    await user.click(star as Element)
    await waitFor(() => expect(picker().queryByRole('option', { name: /^gpt-5, favourite/ })).toBeNull())
    expect(callsOf(api, 'models.setFavourite')).toEqual([
      { provider: 'openai', model: 'gpt-5', isFavourite: true },
      { provider: 'openai', model: 'gpt-5', isFavourite: false },
    ])
    expect(screen.getByRole('dialog')).toBeDefined()
  })

  it('says when the list came, and asks anew', async () => {
    const { api, user } = await openPicker()
    expect(picker().getByText(/^7 models, listed by OpenAI at \d\d:\d\d$/)).toBeDefined()
    await user.click(picker().getByRole('button', { name: 'Ask the provider again' }))
    await waitFor(() => expect(callsOf(api, 'models.list')).toMatchObject([{ isFresh: false }, { isFresh: true }]))
  })

  it('falls back to the catalogue where the provider gives no list, and says so', async () => {
    await openPicker({ isOffline: true })
    expect(picker().getByText('OpenAI gives no list now. 7 models from FreeCC’s catalogue')).toBeDefined()
    expect(shown()).toContain('gpt-4.1')
  })

  it('says so where nothing is known, and takes a name all the same', async () => {
    await openPicker({ isOffline: true, models: [] })
    expect(picker().getByText(/Type the model’s name as the provider spells it/)).toBeDefined()
  })

  it('closes with Escape and gives the focus back', async () => {
    const { user } = await openPicker()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(big().getByRole('button', { name: 'Browse' })))
  })

  it('opens with the arrow down from the field', async () => {
    const { user } = await renderWindow('models', { models: sampleModels })
    await user.click(big().getByRole('textbox', { name: 'Model' }))
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('dialog', { name: 'Choose a model for BIG' })).toBeDefined()
  })
})

describe('at the end of a lane', () => {
  it('switches the model at once', async () => {
    const { api, user } = await renderWindow('overview', { models: sampleModels })
    await user.click(screen.getByRole('button', { name: /^BIG/ }))
    await picker().findByRole('option', { name: /^gpt-5,/ })
    await user.keyboard('gpt-5{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(callsOf(api, 'route.save')).toEqual([{ tier: 'big', provider: 'openai', model: 'gpt-5', baseUrl: '' }])
    expect(screen.getByRole('button', { name: /^BIG.*gpt-5/ })).toBeDefined()
  })

  it('stays open and says why where that is refused', async () => {
    const { api, user } = await renderWindow('overview', { models: sampleModels })
    await user.click(screen.getByRole('button', { name: /^BIG/ }))
    await picker().findByRole('option', { name: /^gpt-5,/ })
    api.breakNext('route.save')
    await user.keyboard('gpt-5{Enter}')
    expect((await picker().findByRole('alert')).textContent).toContain('That did not work')
  })
})
