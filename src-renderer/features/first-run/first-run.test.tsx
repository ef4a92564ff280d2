// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { freshFirstRun, type FirstRun } from '../../../shared/first-run.ts'
import type { Locale } from '../../../shared/i18n/index.ts'
import type { AppState } from '../../../shared/ipc.ts'
import type { FakeApi, FakeOptions } from '../../testing/fake-api.ts'
import { renderWindow, type RenderedWindow } from '../../testing/render-window.tsx'
import { sampleModels } from '../../testing/sample-models.ts'
import { refusedTestResult } from '../../testing/sample-tests.ts'
import { bigRoute, failedExchange, sampleExchange, sampleState, waitingExchange } from '../../testing/samples.ts'

const key = 'sk-proj-0123456789'

function newcomer(change: Partial<FirstRun> = {}, state: Partial<AppState> = {}): AppState {
  const routes = { big: null, small: null, opus: null, fable: null }
  return sampleState({ routes, firstRun: { ...freshFirstRun, ...change }, ...state })
}

function open(options: Partial<FakeOptions> = {}): Promise<RenderedWindow> {
  return renderWindow('first-run', { state: newcomer(), models: sampleModels, ...options })
}

function callsOf(api: FakeApi, name: string): readonly unknown[] {
  return api.calls.filter((call) => call.name === name).map(({ request }) => request)
}

const title = (name: string) => screen.findByRole('heading', { level: 1, name })
const ollama = { provider: 'ollama', name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['a', 'b'] }

const words: Readonly<
  Record<Locale, Readonly<Record<'key' | 'models' | 'connect' | 'wait' | 'works' | 'show', string>>>
> = {
  en: {
    key: 'Try the connection',
    models: 'Choose the models',
    connect: 'Connect Claude Code',
    wait: 'See the first request arrive',
    works: 'It works. Claude Code got its first answer.',
    show: 'Show the request',
  },
  'zh-CN': {
    key: '测试连接',
    models: '选择模型',
    connect: '连接 Claude Code',
    wait: '等待第一个请求',
    works: '一切就绪，Claude Code 已收到第一个回答。',
    show: '查看请求',
  },
}

describe('the setup', () => {
  it.each(['en', 'zh-CN'] as const)('leads by keyboard alone from nothing to the first answer, %s', async (locale) => {
    const { api, user } = await open({ state: newcomer({}, { locale }) })
    const say = words[locale]
    await user.keyboard('openai{Enter}')
    await title(say.key)
    await user.keyboard(key)
    await user.keyboard('{Enter}')
    await screen.findByRole('button', { name: locale === 'en' ? 'Continue' : '继续' })
    await user.keyboard('{Enter}')
    await title(say.models)
    await user.keyboard('{Enter}')
    await title(say.connect)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(callsOf(api, 'connect.copyCommand')).toHaveLength(1))
    await user.tab()
    await user.tab()
    await user.keyboard('{Enter}')
    await title(say.wait)
    api.push('requests', [sampleExchange({ id: 'ex_first', startedAt: Date.now() })])
    expect(await screen.findByText(say.works)).toBeDefined()
    expect(screen.getByRole('link', { name: say.show }).getAttribute('href')).toBe('#/requests/ex_first')
    expect(callsOf(api, 'route.save')[0]).toEqual({ tier: 'big', provider: 'openai', model: 'gpt-5', baseUrl: '' })
    expect(callsOf(api, 'key.save')).toEqual([{ connection: 'big', key, allowUnprotected: false }])
    await user.keyboard('{Enter}')
    await waitFor(() => expect(window.location.hash).toBe('#/overview'))
    expect(callsOf(api, 'firstRun.save').at(-1)).toMatchObject({ isOver: true })
  })
})

describe('its first step', () => {
  it('shows servers that were found on this machine before all others', async () => {
    await open({ localServers: [ollama] })
    const options = await screen.findAllByRole('option')
    await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toContain('Runs, 2 models'))
    expect(options.length).toBeGreaterThan(100)
  })

  it('marks providers for which a key is stored', async () => {
    const keyPlaces = [{ tier: 'big', provider: 'groq', backend: 'kwallet' }] as const
    await open({ state: newcomer({}, { keyPlaces }) })
    expect((await screen.findByRole('option', { name: /^Groq/ })).textContent).toContain('Key in KWallet')
  })

  it('moves among the cards with the arrows', async () => {
    const { user } = await open()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(await title('Try the connection')).toBeDefined()
    expect(screen.getByText('OpenRouter')).toBeDefined()
  })

  it('takes an address of one’s own for what it does not know', async () => {
    const { api, user } = await open()
    await user.keyboard('no such provider')
    await user.click(screen.getByRole('option', { name: /^Any OpenAI-compatible API/ }))
    await title('Try the connection')
    await user.keyboard('http://localhost:9000/v1{Enter}')
    await waitFor(() => expect(callsOf(api, 'connection.test')).toHaveLength(1))
    expect(callsOf(api, 'connection.test')[0]).toMatchObject({ baseUrl: 'http://localhost:9000/v1' })
  })
})

describe('the step with the key', () => {
  const atKey = (provider = 'openai', more: Partial<AppState> = {}) => newcomer({ step: 'key', provider }, more)

  it('wants a key first, and says so', async () => {
    const { api, user } = await open({ state: atKey() })
    await user.keyboard('{Enter}')
    expect((await screen.findByRole('alert')).textContent).toBe('Paste the key first.')
    expect(callsOf(api, 'models.list')).toEqual([])
  })

  it('takes off what came along with the key, says so, and names the owner of another one', async () => {
    const { user } = await open({ state: atKey() })
    expect(screen.getByRole('link', { name: 'Get a key from OpenAI' }).getAttribute('href')).toMatch(/^https:/)
    await user.click(screen.getByLabelText('Key'))
    await user.paste(' "sk-ant-api03-abc"\n')
    expect(screen.getByText('The blanks and quotes around it are left out.')).toBeDefined()
    expect(screen.getByText('This looks like a key of Anthropic, not of OpenAI.')).toBeDefined()
  })

  it('says what failed, and goes on all the same only when asked to', async () => {
    const { api, user } = await open({ state: atKey(), testResult: refusedTestResult })
    await user.keyboard(`${key}{Enter}`)
    expect(await screen.findByRole('button', { name: 'Test again' })).toBeDefined()
    expect(callsOf(api, 'route.save')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Continue all the same' }))
    expect(await title('Choose the models')).toBeDefined()
  })

  it('asks for a model’s name where no list says which there are', async () => {
    const { api, user } = await open({ state: atKey(), models: [] })
    await user.keyboard(`${key}{Enter}`)
    await user.type(await screen.findByLabelText('Model'), 'my-model{Enter}')
    await waitFor(() => expect(callsOf(api, 'connection.test')).toMatchObject([{ model: 'my-model', key }]))
  })

  it('needs none for a server of this machine', async () => {
    const { api, user } = await open({ state: atKey('ollama') })
    expect(screen.getByText('No key needed')).toBeDefined()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(callsOf(api, 'connection.test')).toHaveLength(1))
    expect(callsOf(api, 'connection.test')[0]).not.toHaveProperty('key')
  })

  it('uses the key that is stored, unless another one is entered', async () => {
    const keyPlaces = [{ tier: 'big', provider: 'openai', backend: 'gnome-keyring' }] as const
    const { api, user } = await open({ state: atKey('openai', { keyPlaces }) })
    expect(screen.getByText('Key in GNOME keyring')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Test' }))
    await waitFor(() => expect(callsOf(api, 'connection.test')).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: 'Replace' }))
    expect(screen.getByLabelText('Key')).toBeDefined()
  })
})

describe('a setup that was left', () => {
  it('goes on where it was, after a restart as well', async () => {
    const routes = { big: bigRoute, small: null, opus: null, fable: null }
    await open({ state: newcomer({ step: 'models', provider: 'openai' }, { routes }) })
    expect(await title('Choose the models')).toBeDefined()
    expect(
      within(screen.getByRole('list', { name: 'Steps' }))
        .getByText('Models')
        .closest('li')?.ariaCurrent,
    ).toBe('step')
  })

  it('can be skipped, and begun again from the overview', async () => {
    const { api, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Skip the setup' }))
    await title('FreeCC is on')
    expect(callsOf(api, 'firstRun.save').at(-1)).toMatchObject({ isOver: true })
    await user.click(screen.getByRole('link', { name: 'Set up FreeCC' }))
    expect(await title('Choose a provider')).toBeDefined()
  })

  it('can be opened again from the models when all is set up', async () => {
    const { user } = await renderWindow('models')
    await user.click(screen.getByRole('link', { name: 'Set up step by step' }))
    expect(await title('Choose a provider')).toBeDefined()
  })
})

describe('the wait for the first request', () => {
  const routes = { big: bigRoute, small: null, opus: null, fable: null }
  const state = newcomer({ step: 'wait', offeredAt: Date.now() - 60_000 }, { routes })

  it('passes over requests from before the command was offered', async () => {
    await open({ state, requests: [sampleExchange({ startedAt: Date.now() - 120_000 })] })
    expect(screen.getByText('Waiting for the first request…')).toBeDefined()
  })

  it('says that one is on its way, and when it failed why', async () => {
    const { api } = await open({ state })
    api.push('requests', [waitingExchange({ id: 'a' })])
    expect(await screen.findByText(/The first request is here/)).toBeDefined()
    api.push('requests', [failedExchange({ id: 'a', startedAt: Date.now() })])
    expect(await screen.findByText('A request arrived, but its answer failed.')).toBeDefined()
    expect(screen.getByText(/refused the key/)).toBeDefined()
  })

  it('says where the icon lives', async () => {
    await open({ state })
    expect(screen.getByText(/among the icons beside the clock/)).toBeDefined()
  })
})
