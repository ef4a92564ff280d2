import { findProvider } from '../../../shared/providers/index.ts'
import { CredentialsError } from '../../auth/credentials.ts'
import type { LoadedSettings } from '../../config/load-settings.ts'
import { signIn } from '../../proxy/upstream/authentication.ts'
import { modelsUrlOf } from '../../proxy/upstream/models-url.ts'
import { buildRoutingTable, tierOptions, type Upstream } from '../../proxy/routing/routing-table.ts'
import { keyName } from '../describe-settings.ts'
import { checkListed } from './check-listed.ts'
import { fine, problem, warning, type Finding } from './finding.ts'

/** How long a provider may take to answer. In ms. */
const patience = 8_000

/** Asks each base URL in use for its list of models, with each of its keys: cheap, and it shows which are accepted. */
export async function checkProviders(loaded: LoadedSettings): Promise<readonly Finding[]> {
  const upstreams = new Map(upstreamsOf(loaded).map((upstream) => [upstream.connection, upstream]))
  const findings = await Promise.all(
    [...upstreams.values()].flatMap((upstream) => {
      const variable = keyName(loaded.settings.connections.find(({ id }) => id === upstream.connection))
      const keys = modelsUrlOf(upstream) === null ? [] : upstream.keys
      return keys.length < 2
        ? [checkProvider(upstream, keys[0] ?? null, variable, loaded)]
        : keys.map((key, index) =>
            checkProvider(upstream, key, `${variable}, key ${index + 1} of ${keys.length}`, loaded),
          )
    }),
  )
  // An address that cannot be reached is the same for all keys.
  return findings.flat().filter(({ text }, index, all) => all.findIndex((earlier) => earlier.text === text) === index)
}

function upstreamsOf(loaded: LoadedSettings): readonly Upstream[] {
  const { settings } = loaded
  const table = buildRoutingTable(settings, loaded)
  const direct = settings.connections.flatMap(({ id }) => {
    const provider = findProvider(id)
    return provider === undefined ? [] : [table.direct(provider, '')]
  })
  return [...tierOptions(table), ...direct].flatMap((option) => (option.usable ? [option.upstream] : []))
}

/** One short request. The key goes where it always goes; redirects are not followed, so it goes nowhere else. */
async function checkProvider(
  upstream: Upstream,
  key: string | null,
  keySource: string,
  loaded: LoadedSettings,
): Promise<readonly Finding[]> {
  const { baseUrl } = upstream
  try {
    const signedIn = await signIn(upstream, key)
    const modelsUrl = modelsUrlOf({ ...upstream, baseUrl: signedIn.baseUrl })
    const response = await fetch(modelsUrl ?? signedIn.baseUrl, {
      headers: { ...signedIn.headers, 'anthropic-version': '2023-06-01' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    const body = await response.text()
    const listed = modelsUrl === null || !response.ok ? [] : checkListed(parseJson(body), upstream, loaded)
    if (upstream.credentials !== undefined) return [judgeAccount(response.status, signedIn.baseUrl), ...listed]
    return modelsUrl === null
      ? [fine(`${baseUrl} answers; it has no list of models to try a key on.`)]
      : [judge(response.status, body, upstream, keySource), ...listed]
  } catch (error) {
    if (error instanceof CredentialsError) return [problem(error.message)]
    return [problem(`${baseUrl} cannot be reached: ${explain(error)}.`, 'Check the base URL and the network.')]
  }
}

/** What is no list of models tells nothing of them. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function judgeAccount(status: number, baseUrl: string): Finding {
  return status === 401 || status === 403
    ? problem(
        `${baseUrl} refuses the account that is signed in (status ${status}).`,
        'Check the project or resource, and what the account may do there.',
      )
    : fine(`${baseUrl} answers, and signing in to it works.`)
}

function judge(status: number, body: string, { baseUrl, provider, keys }: Upstream, keySource: string): Finding {
  if (status >= 200 && status < 300) {
    return fine(`${baseUrl} answers${keys.length > 0 ? ` and accepts ${keySource}` : ''}.`)
  }
  // Google answers a wrong key with status 400.
  if (status === 401 || status === 403 || /\bAPI_KEY_INVALID\b/.test(body)) {
    const where = provider.keysUrl === null ? '' : ` Keys are made at ${provider.keysUrl}.`
    return keys.length > 0
      ? problem(`${baseUrl} rejects ${keySource} (status ${status}).`, `Check that it is this provider's key.${where}`)
      : warning(`${baseUrl} asks for a key (status ${status}), and none is set.`)
  }
  if (status >= 300 && status < 400) {
    return problem(`${baseUrl} redirects elsewhere (status ${status}).`, 'Set the base URL to where it leads.')
  }
  if (status >= 500) return warning(`${baseUrl} answers with status ${status}.`, 'Try again later.')
  return fine(`${baseUrl} answers (status ${status}), but has no list of models to try the key on.`)
}

/** The network's error in words; never its message, which can hold parts of the request. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known'
    case 'ECONNREFUSED':
      return 'nothing listens there'
    default:
      if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${patience / 1000} s`
      return code === '' ? 'the connection failed' : code
  }
}
