/** What came from an address: an answer, whose body may be no JSON or too long, or none at all. */
export type JsonAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly etag: string | null
      /** Undefined where the body is not JSON, is too long, or breaks off. */
      readonly json: unknown
    }
  | { readonly kind: 'none' }

export interface FetchJsonOptions {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: object
  /** More of a body is not read, however it is compressed. */
  readonly mostBytes?: number
  readonly signal: AbortSignal
}

const mostListBytes = 16 * 1024 * 1024

/** Asks for JSON. Never rejects; redirects are not followed, because keys must not travel. */
export async function fetchJson(url: string, options: FetchJsonOptions): Promise<JsonAnswer> {
  const { headers = {}, body, mostBytes = mostListBytes, signal } = options
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'manual',
      signal,
    })
    const json = await readJson(response, mostBytes).catch(() => undefined)
    return { kind: 'answer', status: response.status, etag: response.headers.get('etag'), json }
  } catch {
    return { kind: 'none' }
  }
}

/** The JSON of an answer that succeeded; undefined for everything else. */
export async function fetchJsonOrNothing(url: string, options: FetchJsonOptions): Promise<unknown> {
  const answer = await fetchJson(url, options)
  return answer.kind === 'answer' && answer.status >= 200 && answer.status < 300 ? answer.json : undefined
}

async function readJson(response: Response, mostBytes: number): Promise<unknown> {
  if (response.body === null) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early cancels the rest.
  for await (const chunk of response.body) {
    size += chunk.length
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
