export interface SentRequest {
  /** Of the proxy. */
  readonly url: string
  readonly token: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * Sends a request and reads the answer to its end, as a client does; what it says is for the proxy's observers. Gives
 * what was wrong where it was refused. Never rejects.
 */
export async function sendRequest(
  { url, token, headers, body }: SentRequest,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const response = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok) return problemIn(await response.text())
    await response.body?.pipeTo(new WritableStream())
    return null
  } catch {
    // It was broken off, which its exchange says.
    return null
  }
}

function problemIn(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as { readonly error?: { readonly message?: unknown } }
    return typeof error?.message === 'string' ? error.message : null
  } catch {
    return null
  }
}
