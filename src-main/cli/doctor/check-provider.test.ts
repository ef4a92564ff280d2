import { describe, expect, it } from 'vitest'
import { loadSettings } from '../../config/load-settings.ts'
import { startUpstream } from '../../proxy/testing/start.ts'
import { checkProviders } from './check-provider.ts'

const key = 'sk-canary-0123456789abcdef'

async function check(environment: Record<string, string>) {
  const loaded = await loadSettings({ environment, workingDirectory: '/nowhere' })
  if (!loaded.ok) throw new Error(loaded.message)
  return checkProviders(loaded.value)
}

describe('checkProviders', () => {
  it.each([
    [200, 'ok', 'answers and accepts OPENAI_API_KEY.'],
    [401, 'problem', 'rejects OPENAI_API_KEY (status 401).'],
    [403, 'problem', 'rejects OPENAI_API_KEY (status 403).'],
    [302, 'problem', 'redirects elsewhere (status 302).'],
    [503, 'warning', 'answers with status 503.'],
    [404, 'ok', 'answers (status 404), but has no list of models to try the key on.'],
  ])('judges status %i as %s', async (status, state, text) => {
    const asked: string[] = []
    const { url } = await startUpstream((incoming, response) => {
      asked.push(incoming.url ?? '')
      response.writeHead(status, { location: '/elsewhere' }).end(`{"echo": "${incoming.headers.authorization}"}`)
    })
    const findings = await check({ OPENAI_API_KEY: key, OPENAI_API_BASE: url })
    expect(findings).toMatchObject([{ state, text: `${url}/v1 ${text}` }])
    expect(JSON.stringify(findings)).not.toContain('sk-canary')
    expect(asked).toEqual(['/v1/models'])
  })

  it('hears of a wrong key also where Google answers with status 400', async () => {
    const { url } = await startUpstream((_incoming, response) => {
      response.writeHead(400).end('{"error": {"code": 400, "details": [{"reason": "API_KEY_INVALID"}]}}')
    })
    const findings = await check({ BIG_MODEL_PROVIDER: 'gemini', GEMINI_API_KEY: key, GEMINI_API_BASE: url })
    expect(findings).toMatchObject([{ state: 'problem', text: `${url}/v1beta rejects GEMINI_API_KEY (status 400).` }])
  })

  it.each([
    [404, 'ok', 'answers, and signing in to it works.'],
    [403, 'problem', 'refuses the account that is signed in (status 403).'],
  ])('judges status %i for a cloud account as %s', async (status, state, text) => {
    const { url } = await startUpstream((_incoming, response) => {
      response.writeHead(status).end()
    })
    const environment = {
      BIG_MODEL_PROVIDER: 'vertex',
      BIG_MODEL_NAME: 'gemini-2.5-pro',
      VERTEX_API_BASE: `${url}/v1`,
      VERTEX_PROJECT_ID: 'my-project',
    }
    const loaded = await loadSettings({ environment, workingDirectory: '/nowhere' })
    if (!loaded.ok) throw new Error(loaded.message)
    const credentials = { headers: () => Promise.resolve({ authorization: 'Bearer canary' }), discard: () => {} }
    const findings = await checkProviders({ ...loaded.value, credentialsFor: () => credentials })
    expect(findings).toMatchObject([{ state, text: expect.stringContaining(text) as string }])
    expect(JSON.stringify(findings)).not.toContain('canary')
  })

  it('asks each base URL once, with the key that belongs to it', async () => {
    const asked: string[] = []
    const { url } = await startUpstream((incoming, response) => {
      asked.push(
        `${incoming.url} ${incoming.headers.authorization ?? incoming.headers['x-api-key']?.toString() ?? '-'}`,
      )
      response.end('{}')
    })
    const findings = await check({
      BIG_MODEL_API_KEY: 'big-key',
      BIG_MODEL_API_BASE: `${url}/big/v1`,
      ANTHROPIC_API_KEY: 'anthropic-key',
      ANTHROPIC_API_BASE: `${url}/anthropic`,
      XAI_API_BASE: `${url}/xai/v1`,
    })
    expect(findings).toHaveLength(3)
    expect(asked.sort()).toEqual([
      '/anthropic/v1/models anthropic-key',
      '/big/v1/models Bearer big-key',
      '/xai/v1/models -',
    ])
  })

  it('tries each of several keys, and names the one that is rejected', async () => {
    const { url } = await startUpstream((incoming, response) => {
      response.writeHead(incoming.headers.authorization === `Bearer ${key}` ? 200 : 401).end('{}')
    })
    const findings = await check({ OPENAI_API_KEY: `${key}, sk-other-canary`, OPENAI_API_BASE: url })
    expect(findings).toMatchObject([
      { state: 'ok', text: `${url}/v1 answers and accepts OPENAI_API_KEY, key 1 of 2.` },
      { state: 'problem', text: `${url}/v1 rejects OPENAI_API_KEY, key 2 of 2 (status 401).` },
    ])
    expect(JSON.stringify(findings)).not.toContain('canary')
  })

  it('tells once that an address cannot be reached, however many keys it has', async () => {
    const findings = await check({ OPENAI_API_KEY: 'one,two', OPENAI_API_BASE: 'http://127.0.0.1:1' })
    expect(findings).toHaveLength(1)
  })

  it('keeps the key at home where there is no list of models to try it on', async () => {
    const asked: (string | undefined)[] = []
    const { url } = await startUpstream((incoming, response) => {
      asked.push(incoming.headers['x-api-key']?.toString() ?? incoming.headers.authorization)
      response.writeHead(404).end()
    })
    const findings = await check({ VOLCENGINE_API_KEY: key, VOLCENGINE_API_BASE: `${url}/v1` })
    expect(findings).toMatchObject([
      { state: 'ok', text: `${url}/v1 answers; it has no list of models to try a key on.` },
    ])
    expect(asked).toEqual([undefined])
  })

  it('tells a local server that wants a key after all', async () => {
    const { url } = await startUpstream((_incoming, response) => void response.writeHead(401).end())
    expect(await check({ OPENAI_API_BASE: url })).toMatchObject([
      { state: 'warning', text: `${url}/v1 asks for a key (status 401), and none is set.` },
    ])
  })

  describe('254: a model in use that is not in the list', () => {
    const listing = async (models: readonly string[]) => {
      const { url } = await startUpstream((_incoming, response) => {
        response.end(JSON.stringify({ data: models.map((id) => ({ id })) }))
      })
      return { OPENAI_API_KEY: key, OPENAI_API_BASE: url }
    }

    it('is told once, with its setting and the nearest models', async () => {
      const environment = await listing(['gpt-4.1', 'gpt-4.1-mini', 'o3', 'whisper-1'])
      const findings = await check({ ...environment, BIG_MODEL_NAME: 'gpt-4.11', BIG_MODEL_FALLBACKS: 'openai/o33' })
      expect(findings.slice(1)).toEqual([
        {
          state: 'warning',
          text: 'BIG_MODEL_NAME names gpt-4.11, which OpenAI does not list.',
          advice: 'The nearest it lists: gpt-4.1, gpt-4.1-mini, o3.',
        },
        {
          state: 'warning',
          text: 'BIG_MODEL_FALLBACKS names o33, which OpenAI does not list.',
          advice: expect.stringMatching(/^The nearest it lists: o3, /) as string,
        },
      ])
    })

    it('is another one on a server of the user’s own where only its size is in the list', async () => {
      const { OPENAI_API_BASE: url } = await listing(['qwen3:8b', 'gpt-oss:latest'])
      const environment = { BIG_MODEL_PROVIDER: 'ollama', BIG_MODEL_API_BASE: url, SMALL_MODEL_NAME: 'gpt-oss' }
      const findings = await check({ ...environment, BIG_MODEL_NAME: 'qwen3:9b' })
      expect(findings.slice(1).map(({ text }) => text)).toEqual([
        'BIG_MODEL_NAME names qwen3:9b, which Ollama does not list.',
      ])
    })

    it('is not missing under another form of its name, or where there is no list', async () => {
      for (const models of [['models/gpt-4.1'], ['gpt-4.1-2025-04-14'], []]) {
        expect(await check({ ...(await listing(models)), BIG_MODEL_NAME: 'GPT-4.1' })).toHaveLength(1)
      }
    })
  })
})
