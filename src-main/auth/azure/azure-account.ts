import { CredentialsError } from '../credentials.ts'

/** Whose token is asked for: one that is there already, an application's, or whoever this machine is signed in as. */
export type AzureAccount =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'application'
      readonly tenantId: string
      readonly clientId: string
      readonly clientSecret: string
    }
  | { readonly kind: 'machine'; readonly tenantId: string | undefined; readonly clientId: string | undefined }

/** The variables that say how to sign in. */
export type AzureVariables = Readonly<Record<string, string | undefined>>

const applicationVariables = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'] as const

/**
 * What the variables of Microsoft's own tools say. A secret without the application that it belongs to is a
 * `CredentialsError`; the other two may stand alone, as they also name an identity of the machine.
 */
export function readAzureAccount(variables: AzureVariables): AzureAccount {
  const text = (name: string) => variables[name]?.trim() || undefined
  const token = text('AZURE_AD_TOKEN')
  if (token !== undefined) return { kind: 'token', token }
  const [tenantId, clientId, clientSecret] = applicationVariables.map(text)
  if (clientSecret === undefined) return { kind: 'machine', tenantId, clientId }
  if (tenantId !== undefined && clientId !== undefined) return { kind: 'application', tenantId, clientId, clientSecret }
  const missing = applicationVariables.filter((name) => text(name) === undefined).join(' and ')
  throw new CredentialsError(`AZURE_CLIENT_SECRET is set, but not ${missing}; set all three, or none.`)
}
