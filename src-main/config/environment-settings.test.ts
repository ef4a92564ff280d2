import { describe, expect, it } from 'vitest'
import { findProvider } from '../../shared/providers/index.ts'
import { settingsSchema, type Tier } from '../../shared/settings.ts'
import type { Variables } from './env-file.ts'
import { readEnvironmentSettings } from './environment-settings.ts'

/** What requests of a tier would use. */
function routeOf(variables: Variables, tier: Tier) {
  const { settings, readKey } = readEnvironmentSettings(variables)
  const target = settings.routes[tier][0]
  const connection = settings.connections.find(({ id }) => id === target?.connection)
  return {
    provider: connection?.provider,
    model: target?.model,
    key: connection?.keys.map(readKey)[0],
    baseUrl: connection?.baseUrl,
    problem: connection?.problem,
  }
}

function globalOf(variables: Variables, id: string) {
  const { settings, readKey } = readEnvironmentSettings(variables)
  const connection = settings.connections.find((candidate) => candidate.id === id)
  return connection && { key: connection.keys.map(readKey)[0], baseUrl: connection.baseUrl }
}

function problemsOf(variables: Variables): string {
  return readEnvironmentSettings(variables).problems.join('\n')
}

describe('with nothing set', () => {
  const { settings, problems, token, secrets } = readEnvironmentSettings({})

  it("routes both tiers to the predecessor's default, without a key", () => {
    for (const tier of ['big', 'small'] as const) {
      expect(routeOf({}, tier)).toEqual({ provider: 'openai', model: 'gpt-4.1' })
    }
  })

  it('is valid, logs as the predecessor and finds no problem', () => {
    expect(settingsSchema.parse(settings)).toEqual(settings)
    expect(settings.proxy).toEqual({ host: '127.0.0.1', port: 8082, on: true })
    expect(settings.logging).toEqual({
      consoleLevel: 'INFO',
      fileLevel: 'DEBUG',
      requestBodies: false,
      responseBodies: false,
      retention: { days: 14, megabytes: 60 },
    })
    expect({ problems, token, secrets }).toEqual({ problems: [], token: { ok: true, value: null }, secrets: [] })
  })
})

describe('BIG', () => {
  it('uses its own key and base', () => {
    const variables = {
      BIG_MODEL_PROVIDER: 'XAI',
      BIG_MODEL_NAME: 'grok-5',
      BIG_MODEL_API_KEY: 'own',
      BIG_MODEL_API_BASE: 'https://grok.example/',
      XAI_API_KEY: 'global',
      XAI_API_BASE: 'https://other.example',
    }
    expect(routeOf(variables, 'big')).toMatchObject({
      provider: 'xai',
      model: 'grok-5',
      key: 'own',
      baseUrl: 'https://grok.example/v1',
    })
  })

  it("falls back to its provider's globals, each by itself", () => {
    const globals = { OPENAI_API_KEY: 'global', OPENAI_API_BASE: 'https://global.example' }
    expect(routeOf(globals, 'big')).toMatchObject({ key: 'global', baseUrl: 'https://global.example/v1' })
    expect(routeOf({ ...globals, BIG_MODEL_API_KEY: 'own' }, 'big')).toMatchObject({
      key: 'own',
      baseUrl: 'https://global.example/v1',
    })
    expect(routeOf({ ...globals, BIG_MODEL_API_BASE: 'https://own.example' }, 'big')).toMatchObject({
      key: 'global',
      baseUrl: 'https://own.example/v1',
    })
  })

  it('speaks the format that the address names', () => {
    const { settings } = readEnvironmentSettings({ BIG_MODEL_API_BASE: 'https://relay.example/v1/messages' })
    expect(settings.connections).toMatchObject([
      { id: 'big', baseUrl: 'https://relay.example', wireFormat: 'anthropic-compatible' },
    ])
    expect(settingsSchema.parse(settings)).toEqual(settings)
  })

  it('takes an empty variable for unset', () => {
    const variables = { BIG_MODEL_PROVIDER: '', BIG_MODEL_API_KEY: '  ', OPENAI_API_KEY: 'global' }
    expect(routeOf(variables, 'big')).toMatchObject({ provider: 'openai', key: 'global' })
  })

  it('never sends a malformed key, nor another in its place', () => {
    const route = routeOf({ BIG_MODEL_API_KEY: 'sk-1\nX-Evil: 1', OPENAI_API_KEY: 'global' }, 'big')
    expect(route.key).toBeUndefined()
    expect(route.problem).toContain('BIG_MODEL_API_KEY holds')
  })

  it('never sends a key to the usual address when the configured one is malformed', () => {
    const route = routeOf({ BIG_MODEL_API_KEY: 'own', BIG_MODEL_API_BASE: 'grok.example' }, 'big')
    expect(route.problem).toContain('BIG_MODEL_API_BASE must start with http:// or https://')
  })
})

describe('SMALL', () => {
  const big = {
    BIG_MODEL_PROVIDER: 'openai',
    BIG_MODEL_NAME: 'gpt-5',
    BIG_MODEL_API_KEY: 'big-key',
    BIG_MODEL_API_BASE: 'https://big.example',
  }

  it("has BIG's provider, name, key and base where it has none", () => {
    expect(routeOf(big, 'small')).toEqual(routeOf(big, 'big'))
    const { settings } = readEnvironmentSettings(big)
    expect(settings.routes.small).toEqual(settings.routes.big)
  })

  it("has BIG's key and base with a name of its own", () => {
    expect(routeOf({ ...big, SMALL_MODEL_NAME: 'gpt-5-mini' }, 'small')).toMatchObject({
      model: 'gpt-5-mini',
      key: 'big-key',
      baseUrl: 'https://big.example/v1',
    })
  })

  it("has BIG's key and base if it names the same provider by an alias or in capitals", () => {
    expect(routeOf({ ...big, SMALL_MODEL_PROVIDER: 'OpenAI' }, 'small')).toMatchObject({ key: 'big-key' })
  })

  it("never has BIG's key or base with another provider", () => {
    const other = { ...big, SMALL_MODEL_PROVIDER: 'xai', SMALL_MODEL_NAME: 'grok-mini' }
    expect(routeOf(other, 'small')).toEqual({ provider: 'xai', model: 'grok-mini' })
    expect(routeOf({ ...other, XAI_API_KEY: 'x', XAI_API_BASE: 'https://x.example' }, 'small')).toMatchObject({
      key: 'x',
      baseUrl: 'https://x.example/v1',
    })
  })

  it("never gives a global of BIG's provider to another provider", () => {
    const variables = { OPENAI_API_KEY: 'o', SMALL_MODEL_PROVIDER: 'gemini', SMALL_MODEL_NAME: 'gemini-3-flash' }
    expect(routeOf(variables, 'small').key).toBeUndefined()
  })

  it('keeps its own key and base beside those of BIG', () => {
    const variables = { ...big, SMALL_MODEL_API_KEY: 'small-key', SMALL_MODEL_API_BASE: 'http://localhost:1234' }
    expect(routeOf(variables, 'small')).toMatchObject({ key: 'small-key', baseUrl: 'http://localhost:1234/v1' })
    expect(routeOf(variables, 'big')).toMatchObject({ key: 'big-key', baseUrl: 'https://big.example/v1' })
  })

  it("tells when BIG's key goes to another host of the same provider name", () => {
    expect(problemsOf({ ...big, SMALL_MODEL_API_BASE: 'https://small.example' })).toContain(
      'SMALL_MODEL_API_KEY is not set, so BIG_MODEL_API_KEY is sent',
    )
    expect(problemsOf({ ...big, SMALL_MODEL_API_BASE: 'https://big.example/v1' })).toBe('')
    expect(problemsOf({ ...big, SMALL_MODEL_API_BASE: 'http://localhost:1234' })).toBe('')
  })
})

describe('several keys', () => {
  function keysOf(value: string) {
    const { settings, readKey, problems } = readEnvironmentSettings({ OPENAI_API_KEY: value })
    const connection = settings.connections.find(({ id }) => id === 'openai')
    expect(settingsSchema.parse(settings)).toEqual(settings)
    return { keys: connection?.keys.map(readKey), problem: connection?.problem, problems }
  }

  it.each(['one,two', ' one , two ', 'one,,two,', 'one,two,one'])('in %j are one and two', (value) => {
    expect(keysOf(value)).toEqual({ keys: ['one', 'two'], problem: undefined, problems: [] })
  })

  it('serve a tier of its own as well', () => {
    const { settings, readKey } = readEnvironmentSettings({ BIG_MODEL_API_KEY: 'one,two', OPENAI_API_KEY: 'global' })
    expect(settings.connections.find(({ id }) => id === 'big')?.keys.map(readKey)).toEqual(['one', 'two'])
  })

  it('are none of them used if one is malformed', () => {
    const { keys, problem } = keysOf('one, two words')
    expect(keys).toEqual([])
    expect(problem).toContain('OPENAI_API_KEY holds a blank')
  })

  it('are not looked for in JSON', () => {
    expect(keysOf('{"id":"a","secret":"b"}').keys).toEqual(['{"id":"a","secret":"b"}'])
  })

  it('are each known to the redactor', () => {
    expect(readEnvironmentSettings({ OPENAI_API_KEY: 'one, two' }).secrets).toEqual(['one', 'two'])
  })
})

describe('fallbacks', () => {
  function targetsOf(variables: Variables, tier: Tier = 'big') {
    return readEnvironmentSettings(variables).settings.routes[tier].map((target) =>
      [target.connection, target.model].join(': '),
    )
  }

  it("come after the tier's own model, in order, each with its provider's global key and base", () => {
    const variables = {
      BIG_MODEL_API_KEY: 'own',
      BIG_MODEL_FALLBACKS: ' deepseek/deepseek-chat, OpenRouter/anthropic/claude-sonnet-5 ,openai/gpt-4.1',
      DEEPSEEK_API_KEY: 'd',
      OPENAI_API_KEY: 'o',
    }
    expect(targetsOf(variables)).toEqual([
      'big: gpt-4.1',
      'deepseek: deepseek-chat',
      'openrouter: anthropic/claude-sonnet-5',
      'openai: gpt-4.1',
    ])
    expect(globalOf(variables, 'deepseek')).toEqual({ key: 'd' })
    expect(globalOf(variables, 'openai')).toEqual({ key: 'o' })
    expect(problemsOf(variables)).toBe('')
  })

  it("chooses between OpenAI's two APIs, for SMALL as for BIG where both have the same provider", () => {
    const apis = (variables: Record<string, string>) => {
      const { routes } = readEnvironmentSettings(variables).settings
      return [routes.big[0]?.api, routes.small[0]?.api]
    }
    expect(apis({})).toEqual([undefined, undefined])
    expect(apis({ BIG_MODEL_API: ' Responses ' })).toEqual(['responses', 'responses'])
    expect(apis({ BIG_MODEL_API: 'chat', SMALL_MODEL_PROVIDER: 'xai', SMALL_MODEL_NAME: 'm' })).toEqual([
      'chat',
      undefined,
    ])
    expect(apis({ BIG_MODEL_API: 'chat', SMALL_MODEL_API: 'responses' })).toEqual(['chat', 'responses'])
  })

  it("of BIG are SMALL's where SMALL has BIG's model and names none", () => {
    const big = { BIG_MODEL_FALLBACKS: 'xai/grok-4' }
    expect(targetsOf(big, 'small')).toEqual(['openai: gpt-4.1', 'xai: grok-4'])
    expect(targetsOf({ ...big, SMALL_MODEL_NAME: 'gpt-4.1-mini' }, 'small')).toEqual(['openai: gpt-4.1-mini'])
    expect(targetsOf({ ...big, SMALL_MODEL_FALLBACKS: 'gemini/flash' }, 'small')).toEqual([
      'openai: gpt-4.1',
      'gemini: flash',
    ])
  })

  it('take empty entries for none', () => {
    expect(targetsOf({ BIG_MODEL_FALLBACKS: ' , ,xai/grok-4,' })).toEqual(['openai: gpt-4.1', 'xai: grok-4'])
    expect(problemsOf({ BIG_MODEL_FALLBACKS: ' , ,xai/grok-4,' })).toBe('')
  })

  it('that are wrong leave the others in place', () => {
    expect(targetsOf({ BIG_MODEL_FALLBACKS: 'nobody/m, xai/grok-4' })).toEqual(['openai: gpt-4.1', 'xai: grok-4'])
  })

  it('beyond the fourth are left out', () => {
    const fallbacks = ['a', 'b', 'c', 'd', 'e'].map((model) => `xai/${model}`).join(',')
    expect(targetsOf({ BIG_MODEL_FALLBACKS: fallbacks })).toHaveLength(5)
    expect(problemsOf({ BIG_MODEL_FALLBACKS: fallbacks })).toContain('BIG_MODEL_FALLBACKS may name 4 fallbacks at most')
  })
})

describe('globals', () => {
  it.each(['openai', 'gemini', 'xai', 'anthropic'])('%s has a connection with its own key and base', (id) => {
    const name = id.toUpperCase()
    const variables = { [`${name}_API_KEY`]: 'k', [`${name}_API_BASE`]: 'https://host.example/v1' }
    const baseUrl = id === 'anthropic' ? 'https://host.example' : 'https://host.example/v1'
    expect(globalOf(variables, id)).toEqual({ key: 'k', baseUrl })
  })

  it('never takes ANTHROPIC_BASE_URL for an upstream', () => {
    const variables = { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: 'http://127.0.0.1:8082' }
    expect(globalOf(variables, 'anthropic')).toEqual({ key: 'k' })
    expect(JSON.stringify(readEnvironmentSettings(variables))).not.toContain('127.0.0.1:8082')
  })

  it.each([
    'https://generativelanguage.googleapis.com',
    'https://generativelanguage.googleapis.com/v1beta/',
    'https://generativelanguage.googleapis.com/v1beta/openai/',
  ])("knows %s as the beginning of the provider's own base", (base) => {
    const own = findProvider('gemini')?.endpoints.map(({ baseUrl }) => baseUrl)
    expect([undefined, ...(own ?? [])]).toContain(globalOf({ GEMINI_API_BASE: base }, 'gemini')?.baseUrl)
  })

  it('reads the project, place and credentials of Google Cloud', () => {
    const variables = { VERTEX_PROJECT_ID: 'p', GOOGLE_APPLICATION_CREDENTIALS: '/key.json' }
    const google = (more = {}) =>
      readEnvironmentSettings({ ...variables, ...more }).settings.connections.find(({ id }) => id === 'vertex')?.google
    expect(google()).toEqual({ projectId: 'p', location: 'us-central1', credentialsFile: '/key.json' })
    expect(google({ VERTEX_LOCATION: 'europe-west4' })).toMatchObject({ location: 'europe-west4' })
  })

  it("knows LiteLLM's and Google's names for them", () => {
    const google = (variables: Record<string, string>) =>
      readEnvironmentSettings(variables).settings.connections.find(({ id }) => id === 'vertex')?.google
    expect(google({ VERTEXAI_PROJECT: 'p', VERTEXAI_LOCATION: 'EU' })).toEqual({ projectId: 'p', location: 'eu' })
    expect(google({ VERTEX_PROJECT: 'p' })).toMatchObject({ projectId: 'p' })
    expect(google({ GOOGLE_CLOUD_PROJECT: 'p', GOOGLE_CLOUD_LOCATION: 'global' })).toMatchObject({ location: 'global' })
  })

  it.each([
    [{ VERTEX_PROJECT_ID: 'my project' }, 'VERTEX_PROJECT_ID must be the id of a Google Cloud project'],
    [{ VERTEX_PROJECT_ID: 'p', VERTEX_LOCATION: 'evil.example/x' }, 'VERTEX_LOCATION must be a location'],
  ])('sends no token where %o could lead it', (variables, sentence) => {
    const { settings, problems } = readEnvironmentSettings(variables)
    expect(problems).toEqual([expect.stringContaining(sentence)])
    expect(settings.connections.find(({ id }) => id === 'vertex')).toMatchObject({ problem: problems[0] })
  })

  it.each([
    ['https://gateway.example', 'https://gateway.example/v1'],
    ['https://gateway.example/v1/', 'https://gateway.example/v1'],
    [
      'https://gateway.example/v1/projects/p/locations/l/publishers/anthropic/models/claude-x:streamRawPredict',
      'https://gateway.example/v1/projects/p/locations/l',
    ],
  ])('takes %s as the address of Vertex AI for all models', (base, baseUrl) => {
    expect(globalOf({ VERTEX_API_BASE: base }, 'vertex')?.baseUrl).toBe(baseUrl)
  })

  it('routes a tier to Vertex AI by either name', () => {
    for (const name of ['vertex', 'vertex_ai']) {
      const route = routeOf({ BIG_MODEL_PROVIDER: name, BIG_MODEL_NAME: 'gemini-3-pro' }, 'big')
      expect(route).toMatchObject({ provider: 'vertex', model: 'gemini-3-pro' })
    }
  })
})

describe('logging', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['Yes', true],
    ['ON', true],
    ['false', false],
    ['0', false],
    ['no', false],
    ['off', false],
  ])('LOG_REQUEST_BODY=%s', (value, expected) => {
    const { settings, problems } = readEnvironmentSettings({ LOG_REQUEST_BODY: value, LOG_RESPONSE_BODY: value })
    expect([settings.logging.requestBodies, settings.logging.responseBodies]).toEqual([expected, expected])
    expect(problems).toEqual([])
  })

  it.each([
    ['error', 'ERROR'],
    ['Warn', 'WARNING'],
    ['CRITICAL', 'CRITICAL'],
  ])('CONSOLE_LOG_LEVEL=%s means %s', (value, expected) => {
    expect(readEnvironmentSettings({ CONSOLE_LOG_LEVEL: value }).settings.logging.consoleLevel).toBe(expected)
  })
})

it('takes where the catalogue of models is renewed from, and whether', () => {
  const models = (variables: Variables) => readEnvironmentSettings(variables).settings.models
  expect(models({})).toMatchObject({ refresh: true, catalogueUrl: 'https://models.dev/api.json' })
  const url = 'http://127.0.0.1:4711/api.json'
  expect(models({ FREECC_REFRESH_MODELS: 'no', FREECC_MODELS_URL: url })).toMatchObject({
    refresh: false,
    catalogueUrl: url,
  })
})

describe('a bad value', () => {
  it.each<[Variables, string]>([
    [{ BIG_MODEL_PROVIDER: 'hunter2' }, 'BIG_MODEL_PROVIDER is not a provider FreeCC knows; did you mean '],
    [{ BIG_MODEL_PROVIDER: 'opnai' }, 'BIG_MODEL_PROVIDER is not a provider FreeCC knows; did you mean openai?'],
    [{ SMALL_MODEL_PROVIDER: 'GEMNI' }, 'SMALL_MODEL_PROVIDER is not a provider FreeCC knows; did you mean gemini?'],
    [{ OPENAI_API_KEY: 'hunter2 and more' }, 'OPENAI_API_KEY holds a blank'],
    [{ OPENAI_API_KEY: 'hunter2\u00e9' }, 'OPENAI_API_KEY holds a blank'],
    [{ OPENAI_API_KEY: 'hunter2, hunter2 ,two words' }, 'OPENAI_API_KEY holds a blank'],
    [{ OPENAI_API_KEY: ' , ,' }, 'OPENAI_API_KEY holds only commas'],
    [{ BIG_MODEL_API: 'hunter2' }, 'BIG_MODEL_API must be one of auto, chat, responses; auto is used.'],
    [{ BIG_MODEL_FALLBACKS: 'hunter2' }, 'BIG_MODEL_FALLBACKS entry 1 must be a provider and a model'],
    [{ BIG_MODEL_FALLBACKS: 'xai/hunter2 xai/two' }, 'BIG_MODEL_FALLBACKS entry 1 must be a provider and a model'],
    [{ BIG_MODEL_FALLBACKS: 'xai/grok, xia/hunter2' }, 'and is left out; did you mean xai/…?'],
    [{ BIG_MODEL_FALLBACKS: 'openai/gpt-4.1' }, 'BIG_MODEL_FALLBACKS entry 1 is what BIG asks first anyway'],
    [{ BIG_MODEL_FALLBACKS: 'xai/m, XAI/m', SMALL_MODEL_NAME: 'n' }, 'entry 2 repeats an earlier one'],
    [{ SMALL_MODEL_FALLBACK: 'hunter2' }, 'did you mean SMALL_MODEL_FALLBACKS?'],
    [{ XAI_API_BASE: 'https://user:hunter2@host' }, 'XAI_API_BASE must not hold a user name'],
    [{ XAI_API_BASE: 'file:///hunter2' }, 'XAI_API_BASE must start with http:// or https://'],
    [{ BIG_MODEL_API_BASE: 'http://localhost:8082/hunter2' }, 'BIG_MODEL_API_BASE is the address of FreeCC itself'],
    [
      { FILE_LOG_LEVEL: 'hunter2' },
      'FILE_LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL; DEBUG is used.',
    ],
    [{ LOG_REQUEST_BODY: 'hunter2' }, 'LOG_REQUEST_BODY must be true or false'],
    [{ FREECC_PORT: 'hunter2' }, 'FREECC_PORT must be a port number from 0 to 65535; 8082 is used.'],
    [{ FREECC_PORT: '65536' }, 'FREECC_PORT must be a port number'],
    [{ FREECC_PORT: '-1' }, 'FREECC_PORT must be a port number'],
    [{ FREECC_REFRESH_MODELS: 'hunter2' }, 'FREECC_REFRESH_MODELS must be true or false'],
    [
      { FREECC_MODELS_URL: 'http://hunter2.example/api.json' },
      'FREECC_MODELS_URL must be an https address, or http on',
    ],
    [{ FREECC_HOST: 'http://hunter2' }, 'FREECC_HOST must be a host name'],
    [{ BIG_MODEL_PROVIDER: 'gemini' }, 'BIG_MODEL_NAME is not set, so Google Gemini would be asked for gpt-4.1'],
    [{ SMALL_MODEL_PROVIDER: 'xai' }, "SMALL_MODEL_NAME is not set, so xAI would be asked for BIG's model"],
    [
      { BIG_MODEL_APIKEY: 'hunter2' },
      'BIG_MODEL_APIKEY is not a setting and is ignored; did you mean BIG_MODEL_API_KEY?',
    ],
  ])('%j gives one sentence that names the variable and hides the value', (variables, sentence) => {
    const { settings, problems } = readEnvironmentSettings(variables)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(sentence)
    expect(problems[0]).toMatch(/^[A-Z_]+ .*[.?]$/)
    expect(JSON.stringify([problems, settings])).not.toContain('hunter2')
    expect(settingsSchema.parse(settings)).toEqual(settings)
  })

  it('is reported once though both tiers use it', () => {
    expect(readEnvironmentSettings({ BIG_MODEL_PROVIDER: 'nobody' }).problems).toHaveLength(1)
  })

  it('of the token is a failure, so that it cannot open the proxy', () => {
    expect(readEnvironmentSettings({ FREECC_TOKEN: 'two words' }).token.ok).toBe(false)
    expect(readEnvironmentSettings({ FREECC_TOKEN: ' word ' }).token).toEqual({ ok: true, value: 'word' })
  })
})

it.each(['0.0.0.0', '::', '192.168.1.5'])('asks for a token where %s lets other machines in', (host) => {
  const { token } = readEnvironmentSettings({ FREECC_HOST: host })
  expect(token.ok ? '' : token.message).toContain(
    `FREECC_TOKEN is not set, and FREECC_HOST ${host} lets other machines in`,
  )
  expect(readEnvironmentSettings({ FREECC_HOST: host, FREECC_TOKEN: 'secret' }).token.ok).toBe(true)
  expect(readEnvironmentSettings({ FREECC_HOST: 'localhost' }).token.ok).toBe(true)
})

it('finds the loop only where the port is its own', () => {
  expect(problemsOf({ OPENAI_API_BASE: 'http://localhost:11434' })).toBe('')
  expect(problemsOf({ OPENAI_API_BASE: 'http://localhost:11434', FREECC_PORT: '11434' })).toContain('FreeCC itself')
  expect(problemsOf({ OPENAI_API_BASE: 'http://192.168.1.5:8082' })).toBe('')
})

it('lists every secret for the redactor, malformed ones too', () => {
  const variables = { BIG_MODEL_API_KEY: 'a', XAI_API_KEY: 'b c', FREECC_TOKEN: 'd', BIG_MODEL_NAME: 'e' }
  expect(readEnvironmentSettings(variables).secrets).toEqual(['a', 'b c', 'd'])
})
