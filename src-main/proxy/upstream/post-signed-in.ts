import { hidden } from '../../../shared/hidden-secret.ts'
import type { Upstream } from '../routing/routing-table.ts'
import type { ExchangeRecord } from '../exchange/exchange-record.ts'
import { signIn } from './authentication.ts'
import { postOnce } from './post-once.ts'
import type { UpstreamClient, UpstreamRequest, UpstreamResponse } from './upstream-client.ts'

export interface UpstreamCall extends Omit<UpstreamRequest, 'url'> {
  /** Appended to the base URL. */
  readonly path: string
  /** Notes what is sent and what comes back. */
  readonly record?: Pick<ExchangeRecord, 'sent' | 'answered' | 'tap'>
}

/**
 * Sends a request with what lets it in. A kept token that the upstream refuses may have been revoked before its time, so
 * the request is sent once more with a new one. Rejects as `UpstreamClient.post` does, or with a `CredentialsError`.
 */
export async function postSignedIn(
  client: UpstreamClient,
  upstream: Pick<Upstream, 'provider' | 'endpoint' | 'baseUrl' | 'query' | 'credentials'>,
  key: string | null,
  { path, headers, record, ...call }: UpstreamCall,
): Promise<UpstreamResponse> {
  const send = async () => {
    const { baseUrl, headers: own, discard } = await signIn(upstream, key)
    const url = baseUrl + path + (upstream.query ?? '')
    record?.sent()
    record?.tap?.upstreamRequest(`POST ${url}`, { ...headers, ...withoutValues(own) }, call.body)
    const response = await postOnce(client, { ...call, url, headers: { ...headers, ...own } })
    record?.answered(response.status)
    record?.tap?.upstreamAnswer(response.status, response.headers)
    return { response, discard }
  }
  const { response, discard } = await send()
  if (response.status !== 401 || discard === null) return response
  response.body.destroy()
  discard()
  return (await send()).response
}

/** What lets a request in is never kept. */
function withoutValues(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, hidden]))
}
