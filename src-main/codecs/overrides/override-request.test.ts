import { describe, expect, it } from 'vitest'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { RouteOverrides } from '../../../shared/settings.ts'
import { createLossReport } from '../loss-report.ts'
import { overrideRequest } from './override-request.ts'

const plain: MessagesRequest = {
  model: 'claude-opus-5-5',
  max_tokens: 32_000,
  messages: [{ role: 'user', content: 'hi' }],
}
const adaptive: MessagesRequest = { ...plain, thinking: { type: 'adaptive' } }

function override(request: MessagesRequest, overrides: RouteOverrides) {
  const losses = createLossReport()
  const overridden = overrideRequest(request, overrides, losses)
  return { overridden, lost: losses.list().map(({ action, field, reason }) => `${action} ${field}: ${reason}`) }
}

describe('an effort for every request', () => {
  it('stands in place of what the client asks, also of what stands on its messages', () => {
    const request: MessagesRequest = {
      ...adaptive,
      output_config: { effort: 'low', format: { type: 'json_schema', schema: {} } },
      messages: [{ role: 'user', content: 'hi', output_config: { effort: 'medium' } }],
    }
    const { overridden, lost } = override(request, { effort: { level: 'xhigh', mode: 'always' } })
    expect(overridden).toMatchObject({
      thinking: { type: 'adaptive' },
      output_config: { effort: 'xhigh', format: { type: 'json_schema' } },
      messages: [{ role: 'user', content: 'hi', output_config: {} }],
    })
    expect(lost).toEqual(['changed thinking: Your setting for this route: effort xhigh.'])
  })

  it('makes a model think although the client wants none, and turns it off although it wants some', () => {
    const always = (level: 'high' | 'none') => ({ effort: { level, mode: 'always' } as const })
    expect(override({ ...plain, thinking: { type: 'disabled' } }, always('high')).overridden).toMatchObject({
      thinking: { type: 'adaptive' },
      output_config: { effort: 'high' },
    })
    const off = override({ ...adaptive, output_config: { effort: 'high' } }, always('none')).overridden
    expect(off.thinking).toEqual({ type: 'disabled' })
    expect(off.output_config).toEqual({})
  })

  it('replaces a budget, which would say something else', () => {
    const request: MessagesRequest = { ...plain, thinking: { type: 'enabled', budget_tokens: 31_999 } }
    const { overridden } = override(request, { effort: { level: 'low', mode: 'always' } })
    expect(overridden).toMatchObject({ thinking: { type: 'adaptive' }, output_config: { effort: 'low' } })
  })
})

describe('an effort as a limit', () => {
  const overrides: RouteOverrides = { effort: { level: 'medium', mode: 'at-most' } }

  it.each([
    ['more than it', { ...adaptive, output_config: { effort: 'max' } }],
    ['the choice to the model', adaptive],
    ['a large budget', { ...plain, thinking: { type: 'enabled', budget_tokens: 31_999 } }],
  ] as const)('counts where the client leaves %s', (_what, request) => {
    const { overridden, lost } = override(request, overrides)
    expect(overridden.output_config?.effort).toBe('medium')
    expect(lost).toEqual(['changed thinking: Your setting for this route: effort at most medium.'])
  })

  it.each([
    ['no thinking', plain],
    ['thinking switched off', { ...plain, thinking: { type: 'disabled' } }],
    ['as much', { ...adaptive, output_config: { effort: 'medium' } }],
    ['less', { ...adaptive, output_config: { effort: 'low' } }],
  ] as const)('leaves a request as it is that asks for %s', (_what, request) => {
    expect(override(request, overrides)).toEqual({ overridden: request, lost: [] })
  })
})

describe('limits and sampling', () => {
  it('lower max_tokens, never raise it, and set it where the client names none', () => {
    expect(override(plain, { maxOutputTokens: 8_000 }).overridden.max_tokens).toBe(8_000)
    expect(override(plain, { maxOutputTokens: 64_000 })).toEqual({ overridden: plain, lost: [] })
    const { max_tokens: _none, ...open } = plain
    expect(override(open, { maxOutputTokens: 8_000 }).overridden.max_tokens).toBe(8_000)
  })

  it('replace temperature and top_p together: several servers take only one', () => {
    const { overridden, lost } = override({ ...plain, temperature: 1, top_p: 0.9 }, { topP: 0.5 })
    expect(overridden).toEqual({ ...plain, top_p: 0.5 })
    expect(lost).toEqual(['changed top_p: Your setting for this route: top_p 0.5.'])
    expect(override(plain, { temperature: 0 }).overridden).toEqual({ ...plain, temperature: 0 })
  })
})

it('without settings is the request itself', () => {
  expect(override(adaptive, {}).overridden).toBe(adaptive)
})
