import { describe, expect, it } from 'vitest'
import type { WireFormat } from '../../../shared/providers/index.ts'
import { defaultSettings, type Settings } from '../../../shared/settings.ts'
import { routeModel } from './route-model.ts'
import { buildRoutingTable } from './routing-table.ts'

const keys: Record<string, string> = {
  BIG_MODEL_API_KEY: 'big-key',
  SMALL_MODEL_API_KEY: 'small-key',
  OPENAI_API_KEY: 'openai-key',
  XAI_API_KEY: 'xai-key',
  ANTHROPIC_API_KEY: 'anthropic-key',
}

function environment(variable: string) {
  return { store: 'environment', variable } as const
}

const settings: Settings = {
  ...defaultSettings,
  connections: [
    { id: 'big', provider: 'openai', keys: [environment('BIG_MODEL_API_KEY')] },
    { id: 'small', provider: 'xai', keys: [environment('SMALL_MODEL_API_KEY')] },
    { id: 'openai', provider: 'openai', baseUrl: 'http://127.0.0.1:9/v1', keys: [environment('OPENAI_API_KEY')] },
    { id: 'xai', provider: 'xai', keys: [environment('XAI_API_KEY')] },
    { id: 'anthropic', provider: 'anthropic', keys: [environment('ANTHROPIC_API_KEY')] },
  ],
  routes: {
    ...defaultSettings.routes,
    big: [{ connection: 'big', model: 'gpt-4.1' }],
    small: [{ connection: 'small', model: 'grok-4-fast' }],
  },
}

/** `connection/model`, or the problem. */
function target(name: string, variables: Record<string, string> = keys, from: Settings = settings) {
  const table = buildRoutingTable(from, {
    readKey: (reference) => (reference.store === 'environment' ? variables[reference.variable] : undefined),
  })
  const route = routeModel(name, table)
  const option = route.options[0]
  if (option === undefined) return 'nothing'
  return option.usable ? `${option.upstream.connection}/${option.model}` : option.problem
}

describe('routeModel', () => {
  it.each([
    ['claude-opus-5-5', 'big/gpt-4.1'],
    ['claude-sonnet-5-5', 'big/gpt-4.1'],
    ['claude-fable-5-2', 'big/gpt-4.1'],
    ['claude-haiku-5-5', 'small/grok-4-fast'],
    ['CLAUDE-HAIKU-4-5-20251001', 'small/grok-4-fast'],
    ['us.anthropic.claude-3-haiku@20240307', 'small/grok-4-fast'],
    ['sonnet', 'big/gpt-4.1'],
    ['claude-something-new', 'big/gpt-4.1'],
    ['freecc-big', 'big/gpt-4.1'],
    ['FreeCC-Small', 'small/grok-4-fast'],
    ['claude-freecc-small', 'small/grok-4-fast'],
    ['claude-freecc-big', 'big/gpt-4.1'],
  ])('288, 289 and 291: %s goes to %s', (name, expected) => expect(target(name)).toBe(expected))

  it.each([
    ['claude-opus-5-5[1m]', 'big/gpt-4.1'],
    ['claude-haiku-5-5[1M]', 'small/grok-4-fast'],
    ['openai/gpt-4.1[1m]', 'openai/gpt-4.1'],
  ])('287: the suffix of %s is no part of the name', (name, expected) => expect(target(name)).toBe(expected))

  it.each([
    ['openai/gpt-4o-mini', 'openai/gpt-4o-mini'],
    ['XAI/grok-4', 'xai/grok-4'],
    ['anthropic/claude-haiku-4-5', 'anthropic/claude-haiku-4-5'],
    ['openai/org/Claude-like', 'openai/org/Claude-like'],
  ])('a known provider before the slash wins: %s', (name, expected) => expect(target(name)).toBe(expected))

  it('an unknown prefix or name goes to Anthropic', () => {
    expect(target('mystery/model')).toBe('anthropic/mystery/model')
    expect(target('gpt-9')).toBe('anthropic/gpt-9')
  })

  it('an unknown name without a key for Anthropic says what could be set', () => {
    const problem = target('gpt-9', { ...keys, ANTHROPIC_API_KEY: '' })
    expect(problem).toContain('"gpt-9"')
    expect(problem).toContain('ANTHROPIC_API_KEY')
  })

  it('an unknown provider before the slash gets the nearest one named', () => {
    expect(target('opnai/gpt-9', { ...keys, ANTHROPIC_API_KEY: '' })).toContain('or openai/gpt-9, or set that key')
  })

  it('SMALL falls back to BIG', () => {
    expect(target('claude-haiku-5-5', keys, { ...settings, routes: { ...settings.routes, small: [] } })).toBe(
      'big/gpt-4.1',
    )
  })

  it.each([
    ['claude-opus-5-5[1m]', 'opus/big-one'],
    ['opus', 'opus/big-one'],
    ['freecc-opus', 'opus/big-one'],
    ['claude-freecc-opus', 'opus/big-one'],
    ['claude-sonnet-5-5', 'big/gpt-4.1'],
    ['claude-fable-5-2', 'big/gpt-4.1'],
    ['freecc-fable', 'big/gpt-4.1'],
    ['claude-haiku-5-5', 'small/grok-4-fast'],
  ])('with a route of OPUS alone, %s goes to %s', (name, expected) => {
    const connections = [...settings.connections, { id: 'opus', provider: 'xai', keys: [environment('XAI_API_KEY')] }]
    const routes = { ...settings.routes, opus: [{ connection: 'opus', model: 'big-one' }] }
    expect(target(name, keys, { ...settings, connections, routes })).toBe(expected)
  })

  it('289: a missing key names the variables to set', () => {
    expect(target('claude-opus-5-5', {})).toBe(
      'No API key for OpenAI: set BIG_MODEL_API_KEY or OPENAI_API_KEY in .env or the environment and restart "freecc serve", or enter it in the FreeCC app under Models.',
    )
  })

  it('a loopback base URL needs no key', () => {
    expect(target('openai/gpt-4o', {})).toBe('openai/gpt-4o')
  })

  it('Gemini speaks over its OpenAI-compatible endpoint, Vertex not yet', () => {
    expect(target('gemini/gemini-2.5-pro', { GEMINI_API_KEY: 'k' })).toContain('GEMINI_API_KEY')
    expect(target('vertex_ai/gemini-2.5-pro')).toContain('Google Vertex AI')
  })

  it('speaks the format that the connection names', () => {
    const formatOf = (wireFormat?: WireFormat) => {
      const relay = { id: 'big', provider: 'openai', baseUrl: 'http://127.0.0.1:9', keys: [] }
      const connections = [{ ...relay, ...(wireFormat && { wireFormat }) }]
      const [option] = buildRoutingTable({ ...settings, connections }, { readKey: () => undefined }).tiers.big
      return option?.usable === true ? option.upstream.wireFormat : undefined
    }
    expect(formatOf()).toBe('openai-chat')
    expect(formatOf('anthropic-compatible')).toBe('anthropic-compatible')
    expect(formatOf('bedrock-converse')).toBe('openai-chat')
  })

  it('289: a provider at an address of the user shows what it looks like', () => {
    expect(target('databricks/claude', { DATABRICKS_API_KEY: 'k' })).toBe(
      'Databricks needs a base URL, such as https://{DATABRICKS_HOST}/serving-endpoints; set DATABRICKS_API_BASE in .env or the environment and restart "freecc serve", or enter it in the FreeCC app under Models.',
    )
  })

  it('289: a provider that wants another login than a key is not asked for one', () => {
    expect(target('gigachat/GigaChat-2')).toBe('FreeCC cannot sign in to GigaChat yet; choose another provider.')
  })

  it('says why it chose', () => {
    const table = buildRoutingTable(settings, { readKey: () => 'k' })
    expect(routeModel('claude-haiku-5-5', table)).toMatchObject({ tier: 'small', reason: 'haiku is SMALL' })
    expect(routeModel('xai/grok-4', table)).toMatchObject({ tier: 'direct', reason: '"xai/" names the provider' })
  })
})
