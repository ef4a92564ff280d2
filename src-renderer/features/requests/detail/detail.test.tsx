// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ExchangeDetail } from '../../../../shared/exchange-detail.ts'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import type { FakeOptions } from '../../../testing/fake-api.ts'
import { renderWindow } from '../../../testing/render-window.tsx'
import { recordedDetail } from '../../../testing/sample-recordings.ts'
import { failedExchange, sampleExchange, waitingExchange } from '../../../testing/samples.ts'

/** Opens the detail of the first request, at this tab. */
async function openDetail(exchange: ExchangeSummary, tab: string | null, options: Partial<FakeOptions> = {}) {
  const rendered = await renderWindow('requests', { requests: [exchange], detailOf: recordedDetail, ...options })
  const [row] = await screen.findAllByRole('row', { name: /claude-/ })
  await rendered.user.click(row as HTMLElement)
  const detail = within(await screen.findByRole('complementary', { name: 'Request' }))
  if (tab !== null) await rendered.user.click(detail.getByRole('tab', { name: tab }))
  return { ...rendered, detail }
}

describe('the overview of a request', () => {
  it('tells route and reason, every kind of tokens, and the cost', async () => {
    const usage = {
      input_tokens: 100,
      output_tokens: 412,
      cache_read_input_tokens: 20_000,
      cache_creation_input_tokens: 1_024,
      output_tokens_details: { thinking_tokens: 128 },
    }
    const { detail } = await openDetail(sampleExchange({ usage, cost: 0.0342, agentId: 'explorer' }), null)
    const valueOf = (name: string) => detail.getByText(name).nextElementSibling?.textContent
    expect(valueOf('Why')).toBe('Opus belongs to BIG.')
    expect(valueOf('Tokens in')).toBe('21,124')
    expect(valueOf('of them cached')).toBe('20,000')
    expect(valueOf('written to the cache')).toBe('1,024')
    expect(valueOf('of them reasoning')).toBe('128')
    expect(valueOf('Cost')).toBe('$0.0342')
    expect(valueOf('Subagent')).toBe('explorer')
  })

  it('says that there is no price, not that it was free', async () => {
    const { detail } = await openDetail(sampleExchange({ cost: null }), null)
    expect(detail.getByText(/^unpriced: no price/)).toBeDefined()
  })

  it('lists what was tried, and why the next one was', async () => {
    const attempt = { provider: 'openai', model: 'gpt-4.1', keyPosition: 0, startedAt: 2, duration: 300 }
    const attempts = [
      { ...attempt, upstreamStatus: 429, problem: 'Rate limited.' },
      { ...attempt, provider: 'deepseek', keyPosition: null, startedAt: 302, upstreamStatus: 200, problem: null },
    ]
    const { detail } = await openDetail(sampleExchange({ attempts }), null)
    const [first, second] = detail.getAllByRole('listitem')
    expect(first?.textContent).toMatch(/OpenAI.*Key 1.*429.*Rate limited\./)
    expect(second?.textContent).toMatch(/DeepSeek.*200.*Answered/)
  })

  it.each([
    ['authentication_error', 'Check the key'],
    ['not_found_error', 'Choose a model'],
    ['overloaded_error', 'Add a fallback'],
  ] as const)('explains %s, and leads to the remedy', async (errorType, remedy) => {
    const { detail } = await openDetail(failedExchange({ errorType }), null)
    expect(detail.getByText(/refused the key/)).toBeDefined()
    expect(detail.getByText(errorType)).toBeDefined()
    expect(detail.getByRole('link', { name: remedy }).getAttribute('href')).toBe('#/models/big')
  })

  it('can cancel what runs', async () => {
    const { user, detail } = await openDetail(waitingExchange({ state: 'streaming' }), null)
    await user.click(detail.getAllByRole('button', { name: 'Cancel this request' })[0] as HTMLElement)
    await detail.findByText('Stopped')
  })
})

describe('what was not recorded', () => {
  const tabs = ['Chat', 'Requests', 'Answers', 'Stream', 'Headers']

  it.each(tabs)('%s says so, and turns recording on for what comes', async (tab) => {
    const { user, detail, api } = await openDetail(sampleExchange(), tab, { detailOf: unrecorded })
    expect(await detail.findByText('The bodies of this request were not recorded.')).toBeDefined()
    expect(detail.getByText(/hold your prompts and your code/)).toBeDefined()
    await user.click(detail.getByRole('switch', { name: 'Record bodies from now on' }))
    await waitFor(() => {
      const saved = api.calls.find(({ name }) => name === 'recording.save')?.request
      expect(saved).toMatchObject({ bodies: true, megabytes: 32 })
    })
  })

  it('says when it had to make room', async () => {
    const dropped = (summary: ExchangeSummary): ExchangeDetail => {
      const recorded = recordedDetail(summary)
      const body = { kind: 'dropped' } as const
      return { ...recorded, clientRequest: { ...recorded.clientRequest, body }, clientAnswer: null }
    }
    const { detail } = await openDetail(sampleExchange(), 'Chat', { detailOf: dropped })
    expect(await detail.findByText(/had to make room/)).toBeDefined()
  })
})

function unrecorded(summary: ExchangeSummary): ExchangeDetail {
  const message = { line: '', headers: [], body: { kind: 'not-recorded' } } as const
  const nothing = { upstreamRequest: null, upstreamAnswer: null, clientAnswer: null, events: [] }
  return { summary, clientRequest: message, ...nothing }
}

describe('the conversation', () => {
  it('shows who said, thought, called and returned what, and the answer put together from its stream', async () => {
    const { detail } = await openDetail(sampleExchange(), 'Chat')
    const turns = await detail.findAllByRole('listitem')
    expect(turns.map((turn) => within(turn).getByRole('heading').textContent)).toEqual([
      'Instructions',
      'User',
      'Model',
      'Tools',
      'Model',
      'Tools',
      'User',
      'Model · this answer',
    ])
    expect(detail.getByText('I should look at the files first.')).toBeDefined()
    expect(detail.getByText('Calls Bash')).toBeDefined()
    expect(detail.getByText('Failed: Read')).toBeDefined()
    expect(detail.getByRole('img', { name: 'Image' }).getAttribute('src')).toMatch(/^data:image\/png;base64,/)
    expect(turns.at(-1)?.textContent).toContain('The rows are keyed by their place. Key them by id')
  })

  it('folds long texts until they are asked for', async () => {
    const { user, detail } = await openDetail(sampleExchange(), 'Chat')
    const instructions = (await detail.findAllByRole('listitem'))[0] as HTMLElement
    expect(instructions.textContent.length).toBeLessThan(400)
    await user.click(within(instructions).getByRole('button', { name: /^Show all/ }))
    expect(instructions.textContent.length).toBeGreaterThan(2_000)
  })

  it('draws the last turns of six hundred, and more of them when asked', async () => {
    const { user, detail } = await openDetail(sampleExchange(), 'Chat', {
      detailOf: (summary) => recordedDetail(summary, 100),
    })
    expect((await detail.findAllByRole('listitem')).length).toBeLessThan(40)
    await user.click(detail.getByRole('button', { name: 'Show earlier turns (571)' }))
    expect(detail.getAllByRole('listitem').length).toBeGreaterThan(55)
  })
})

describe('the bodies', () => {
  it('stand side by side as trees, and say where they differ', async () => {
    const { user, detail } = await openDetail(sampleExchange(), 'Requests')
    const [client, upstream] = await detail.findAllByRole('tree')
    expect(client?.textContent).toMatch(/≠ differs.*model:"claude-opus-5-5"/)
    expect(upstream?.textContent).toMatch(/≠ differs.*model:"gpt-4.1"/)
    await user.click(detail.getByRole('radio', { name: /^What FreeCC changed/ }))
    expect(detail.getByText('max_completion_tokens').closest('li')?.textContent).toMatch(/^\+ added.*32000/)
    expect(detail.getByText('model').closest('li')?.textContent).toMatch(/"claude-opus-5-5" → "gpt-4.1"/)
  })

  it('are opened, closed and searched by keyboard', async () => {
    const { user, detail } = await openDetail(sampleExchange(), 'Requests')
    const tree = (await detail.findAllByRole('tree'))[0] as HTMLElement
    const rows = () => within(tree).getAllByRole('treeitem').length
    const closed = rows()
    tree.focus()
    await user.keyboard('{End}{ArrowRight}')
    expect(rows()).toBe(closed + 6)
    await user.keyboard('{ArrowLeft}')
    expect(rows()).toBe(closed)

    await user.type(detail.getByRole('textbox', { name: 'Find in: From Claude Code' }), 'lost.ts')
    expect(await within(tree).findByText('"/src/lost.ts"')).toBeDefined()
    expect(detail.getByText('1 found')).toBeDefined()
  })

  it('show the answers as they came and went', async () => {
    const { detail } = await openDetail(sampleExchange(), 'Answers')
    const [upstream, client] = await detail.findAllByRole('tree')
    expect(upstream?.textContent).toContain('data: {"choices"')
    expect(client?.textContent).toContain('event: message_start')
  })
})

describe('the other tabs', () => {
  it('list the events of the stream with their times', async () => {
    const { detail } = await openDetail(sampleExchange({ firstOutputMs: 640 }), 'Stream')
    const [, first, second] = within(await detail.findByRole('grid', { name: 'Stream' })).getAllByRole('row')
    expect(first?.textContent).toBe('0.64s+0.00smessage_start')
    expect(second?.textContent).toBe('0.68s+0.04scontent_block_start')
  })

  it('show where the time went', async () => {
    const { detail } = await openDetail(sampleExchange(), 'Timing')
    const phases = detail.getAllByRole('rowheader').map(({ textContent }) => textContent)
    expect(phases).toEqual(['Read and translated', 'Waiting for the provider', 'Until the first token', 'Answering'])
    expect(detail.getByText('from 0.64s to 5.4s')).toBeDefined()
  })

  it('show the headers, and say that keys are hidden', async () => {
    const { detail } = await openDetail(sampleExchange(), 'Headers')
    expect(await detail.findByText('Bearer [hidden]')).toBeDefined()
    expect(detail.getByText(/Keys, tokens and cookies are hidden/)).toBeDefined()
  })

  it('stay chosen while one goes from request to request', async () => {
    const requests = [sampleExchange({ id: 'a' }), sampleExchange({ id: 'b', startedAt: 1 })]
    const { user, detail } = await openDetail(requests[0] as ExchangeSummary, 'Timing', { requests })
    expect(detail.getByRole('tab', { name: 'Timing', selected: true })).toBeDefined()
    screen.getByRole('grid', { name: 'Requests' }).focus()
    await user.keyboard('j')
    expect(screen.getByRole('tab', { name: 'Timing', selected: true })).toBeDefined()
  })
})

describe('copying', () => {
  const copied = (api: { readonly calls: readonly { readonly name: string; readonly request: unknown }[] }) =>
    api.calls.flatMap(({ name, request }) => (name === 'clipboard.copy' ? [(request as { text: string }).text] : []))

  it.each([
    ['As cURL, to the provider', /^curl --globoff 'https:\/\/api\.openai\.com.*"\$API_KEY".*<<'END'/s],
    ['As cURL, to FreeCC', /^curl --globoff 'http:\/\/127\.0\.0\.1:8082\/v1\/messages'.*"\$ANTHROPIC_AUTH_TOKEN"/s],
    ['Body of the request', /^\{"model":"claude-opus-5-5"/],
    ['Body of the answer', /^event: message_start/],
    ['Error report', /^FreeCC 0\.1\.0, /],
  ])('%s', async (name, text) => {
    const { user, detail, api } = await openDetail(sampleExchange(), null)
    await waitFor(() => expect(api.calls.some((call) => call.name === 'requests.detail')).toBe(true))
    await user.click(detail.getByRole('button', { name: 'Copy' }))
    await user.click(await screen.findByRole('menuitem', { name }))
    await waitFor(() => expect(copied(api)).toEqual([expect.stringMatching(text)]))
    expect(await detail.findByText('Copied')).toBeDefined()
  })

  it('copies the chosen row as cURL by C, and says so where nothing was recorded', async () => {
    const { user, api } = await renderWindow('requests', { requests: [sampleExchange()] })
    ;(await screen.findByRole('grid')).focus()
    await user.keyboard('jc')
    expect(await screen.findByText('Not recorded, so there is nothing to copy')).toBeDefined()
    expect(copied(api)).toEqual([])
  })
})
