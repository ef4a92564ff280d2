import type { TokenCredentialOptions } from '@azure/identity'
import { chmod, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startServer } from '../../models/testing/start-server.ts'

/** An application that the fake knows. */
export const application = {
  AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
  AZURE_CLIENT_ID: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  AZURE_CLIENT_SECRET: 'secret-of-the-application',
} as const

/** What the fake gives out first. */
export const firstToken = 'eyJ0.token-1.of-azure'

const resource = 'https://cognitiveservices.azure.com'

export interface FakeAzure {
  readonly url: string
  /** Lead what is for Microsoft Entra ID to the fake. */
  readonly policies: NonNullable<TokenCredentialOptions['additionalPolicies']>
  /** The tokens that were given out. */
  readonly issued: string[]
  /** The next answers, in place of tokens. */
  refuseWith: { readonly status: number; readonly body: object } | null
}

/** Microsoft Entra ID and the metadata server of Azure's machines, on loopback, as strict as the real ones. */
export async function startFakeAzure(): Promise<FakeAzure> {
  const url = await startServer((incoming, response) => {
    void answer(incoming).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })

  async function answer(incoming: IncomingMessage): Promise<{ status: number; body: object }> {
    const asked = new URL(incoming.url ?? '', url)
    const isToken =
      asked.pathname.replace(/\/$/, '') === '/metadata/identity/oauth2/token'
        ? isOfMachine(incoming, asked)
        : asked.pathname === `/${application.AZURE_TENANT_ID}/oauth2/v2.0/token` &&
          isOfApplication(await text(incoming))
    if (!isToken) return { status: 400, body: { error: 'invalid_request', error_description: 'Not so.' } }
    return fake.refuseWith ?? { status: 200, body: token() }
  }

  function token() {
    issued.push(`eyJ0.token-${issued.length + 1}.of-azure`)
    const expiresIn = 3599
    return {
      token_type: 'Bearer',
      access_token: issued.at(-1),
      expires_in: expiresIn,
      expires_on: String(Math.floor(Date.now() / 1000) + expiresIn),
      resource,
    }
  }

  const issued: string[] = []
  const fake: FakeAzure = {
    url,
    issued,
    refuseWith: null,
    policies: [
      {
        position: 'perCall',
        policy: {
          name: 'to-the-fake',
          sendRequest(request, next) {
            const asked = new URL(request.url)
            if (asked.host !== 'login.microsoftonline.com') throw new Error(`Nobody is to be asked at ${asked.host}`)
            request.url = url + asked.pathname + asked.search
            request.allowInsecureConnection = true
            return next(request)
          },
        },
      },
    ],
  }
  return fake
}

function isOfApplication(body: string): boolean {
  const form = new URLSearchParams(body)
  return (
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === application.AZURE_CLIENT_ID &&
    form.get('client_secret') === application.AZURE_CLIENT_SECRET &&
    form.get('scope')?.split(' ').includes(`${resource}/.default`) === true
  )
}

function isOfMachine(incoming: IncomingMessage, { searchParams }: URL): boolean {
  return (
    incoming.method === 'GET' &&
    incoming.headers['metadata'] === 'true' &&
    searchParams.get('resource') === resource &&
    searchParams.has('api-version')
  )
}

/** Puts an Azure CLI into a folder: it gives this token, or says this and fails. */
export async function installFakeCli(folder: string, said: { token: string } | { error: string }): Promise<void> {
  const expected = `account get-access-token --output json --resource ${resource}`
  const expiresOn = Math.floor(Date.now() / 1000) + 3599
  const outcome =
    'token' in said
      ? `printf '%s' '${JSON.stringify({ accessToken: said.token, expires_on: expiresOn, tokenType: 'Bearer' })}'`
      : `printf '%s\\n' '${said.error}' >&2; exit 1`
  const script = `#!/bin/sh\n[ "$*" = '${expected}' ] || { echo "az: unknown arguments" >&2; exit 2; }\n${outcome}\n`
  await writeFile(join(folder, 'az'), script)
  await chmod(join(folder, 'az'), 0o755)
}
