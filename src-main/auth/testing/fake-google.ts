import { createVerify, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Credentials as Google hands them out, which the fake accepts; `url` is the fake's. */
export const accounts = {
  service: {
    type: 'service_account',
    project_id: 'service-project',
    client_email: 'robot@service-project.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    private_key_id: 'key-1',
  },
  user: {
    type: 'authorized_user',
    client_id: 'gcloud-client',
    client_secret: 'gcloud-secret',
    refresh_token: 'refresh-of-the-user',
    quota_project_id: 'quota-project',
  },
  external: (url: string, tokenFile: string) => ({
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/ci',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/sts`,
    credential_source: { file: tokenFile },
  }),
} as const

const cloudScope = 'https://www.googleapis.com/auth/cloud-platform'

export interface FakeGoogle {
  readonly url: string
  /** Reaches the fake where Google's library has Google's own address. */
  readonly fetch: typeof fetch
  /** The tokens that were given out. */
  readonly issued: string[]
  /** The next answers, in place of tokens. */
  refuseWith: { readonly status: number; readonly body: object } | null
}

/** Google's token servers and the metadata server of its machines, on loopback, as strict as the real ones. */
export async function startFakeGoogle(): Promise<FakeGoogle> {
  const issued: string[] = []
  const server = createServer((incoming, response) => {
    void answer(incoming).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'metadata-flavor': 'Google' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`

  async function answer(incoming: IncomingMessage): Promise<{ status: number; body: object | string }> {
    const { pathname } = new URL(incoming.url ?? '', url)
    if (pathname.startsWith('/computeMetadata/')) return metadata(incoming, pathname)
    if (fake.refuseWith !== null) return fake.refuseWith
    const form = new URLSearchParams(await textOf(incoming))
    const isAccepted = pathname === '/sts' ? isAcceptedBySts(form) : pathname === '/token' && isAcceptedByOauth(form)
    return isAccepted ? { status: 200, body: token() } : { status: 400, body: { error: 'invalid_grant' } }
  }

  function metadata(incoming: IncomingMessage, pathname: string) {
    if (incoming.headers['metadata-flavor'] !== 'Google') return { status: 403, body: 'Missing Metadata-Flavor' }
    if (pathname === '/computeMetadata/v1/instance') return { status: 200, body: '' }
    if (pathname === '/computeMetadata/v1/project/project-id') return { status: 200, body: 'machine-project' }
    if (pathname !== '/computeMetadata/v1/instance/service-accounts/default/token') return { status: 404, body: '' }
    return fake.refuseWith ?? { status: 200, body: token() }
  }

  function token() {
    issued.push(`ya29.token-${issued.length + 1}-of-google`)
    return {
      access_token: issued.at(-1),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 3599,
    }
  }

  const fake: FakeGoogle = {
    url,
    issued,
    refuseWith: null,
    fetch: (input, options) => {
      const asked = new URL(input instanceof Request ? input.url : input)
      if (asked.host === 'oauth2.googleapis.com') return fetch(url + asked.pathname, options)
      if (asked.origin === url) return fetch(asked, options)
      throw new Error(`Nobody is to be asked at ${asked.host}`)
    },
  }
  return fake
}

function isAcceptedByOauth(form: URLSearchParams): boolean {
  return form.get('grant_type') === 'refresh_token'
    ? form.get('refresh_token') === accounts.user.refresh_token &&
        form.get('client_id') === accounts.user.client_id &&
        form.get('client_secret') === accounts.user.client_secret
    : form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
        isSignedByTheRobot(form.get('assertion') ?? '')
}

function isSignedByTheRobot(assertion: string): boolean {
  const [header = '', payload = '', signature = ''] = assertion.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  return (
    createVerify('RSA-SHA256').update(`${header}.${payload}`).verify(publicKey, signature, 'base64url') &&
    claims['iss'] === accounts.service.client_email &&
    claims['scope'] === cloudScope &&
    claims['aud'] === 'https://oauth2.googleapis.com/token'
  )
}

function isAcceptedBySts(form: URLSearchParams): boolean {
  return (
    form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:token-exchange' &&
    form.get('subject_token') === 'token-of-the-ci' &&
    form.get('audience')?.startsWith('//iam.googleapis.com/') === true &&
    form.get('scope') === cloudScope
  )
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming as AsyncIterable<Buffer>) text += chunk.toString()
  return text
}
