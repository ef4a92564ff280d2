import { assertNever } from '../assert-never.ts'
import type { outOfScope } from './out-of-scope.ts'
import type { Endpoint, Provider, WireFormat } from './provider.ts'

/** What a wire format is called, and whether it is still to come. */
const formatNames: Readonly<Record<WireFormat, string>> = {
  'openai-chat': 'Chat Completions',
  anthropic: 'Messages of Claude hosts',
  'anthropic-vertex': 'Messages of Claude on Vertex AI',
  'anthropic-compatible': 'Messages of other vendors',
  'openai-responses': 'OpenAI Responses',
  gemini: 'Gemini',
  'bedrock-converse': 'Bedrock Converse (later)',
  cohere: 'Cohere (later)',
  own: 'an API of its own (later)',
}

const googleCredentials = '`gcloud auth application-default login`, or `GOOGLE_APPLICATION_CREDENTIALS`'

/** `docs/providers.md`: for every provider whether it works and how, or what it still needs, or why it never will. */
export function providersPage(
  providers: readonly Provider[],
  unfit: typeof outOfScope,
  hasCodec: (wireFormat: WireFormat) => boolean,
): string {
  const used = (provider: Provider) =>
    isWayIn(provider.signIn)
      ? provider.endpoints.find(({ wireFormat, region }) => region === null && hasCodec(wireFormat))
      : undefined
  const working = providers.flatMap((provider) => {
    const endpoint = used(provider)
    return endpoint === undefined ? [] : [[...ids(provider), keys(provider), address(provider, endpoint)]]
  })
  const waiting = providers
    .filter((provider) => used(provider) === undefined)
    .map((provider) => [...ids(provider), needs(provider, hasCodec)])
  return `# Providers

<!-- Written by \`npm run docs:providers\` from \`shared/providers\`; do not edit. -->

The ids are LiteLLM's where it has one. Use them in \`BIG_MODEL_PROVIDER\`, in \`SMALL_MODEL_PROVIDER\`, in the app, and before
the slash of a model name, as in \`groq/openai/gpt-oss-120b\`. A base URL that you set always wins over the one below. To
add a provider, see [CONTRIBUTING](../CONTRIBUTING.md).

Addresses and variables are those that the vendor or LiteLLM documents. Working means that FreeCC speaks the provider's
API and can sign in there.

## Working: ${working.length}

${table(['id', 'provider', 'key', 'base URL'], working)}

## Waiting for something: ${waiting.length}

${table(['id', 'provider', 'what it needs'], waiting)}

## Out of scope

Ids of LiteLLM that stand for no chat model that Claude Code could work with.

${table(
  ['id', 'why'],
  unfit.map(({ ids, reason }) => [ids.map(code).join(', '), reason]),
)}
`
}

function ids({ id, aliases, name, docsUrl }: Provider): readonly string[] {
  return [[id, ...aliases].map(code).join(', '), docsUrl === null ? name : `[${name}](${docsUrl})`]
}

/** The ways to sign in that FreeCC knows. */
function isWayIn(signIn: Provider['signIn']): boolean {
  return signIn === 'api-key' || signIn === 'google-cloud'
}

function keys({ isLocal, keyVariables, keysUrl, signIn }: Provider): string {
  if (signIn === 'google-cloud') return googleCredentials
  const variables = keyVariables.map(code).join(' or ') + (isLocal ? ', if it wants one' : '')
  return keysUrl === null ? variables : `${variables} ([page](${keysUrl}))`
}

function address(
  { baseUrlVariables, endpoints, signIn }: Provider,
  { wireFormat, baseUrl, template }: Endpoint,
): string {
  const variable = baseUrlVariables.map(code).join(' or ')
  if (signIn === 'google-cloud') return `set \`VERTEX_PROJECT_ID\` and \`VERTEX_LOCATION\`, or ${variable}`
  if (baseUrl === null) return `set ${variable}${template === null ? '' : `, such as ${code(template)}`}`
  const regional = endpoints.flatMap((endpoint) =>
    endpoint.wireFormat === wireFormat && endpoint.region !== null && endpoint.baseUrl !== null
      ? [`${endpoint.region} ${code(endpoint.baseUrl)}`]
      : [],
  )
  return [`${code(baseUrl)}, or ${variable}`, ...regional].join('; ')
}

function needs({ endpoints, signIn }: Provider, hasCodec: (wireFormat: WireFormat) => boolean): string {
  const formats = endpoints.map(({ wireFormat }) => wireFormat)
  const missing = formats.some(hasCodec) ? [] : [...new Set(formats)].map((format) => formatNames[format])
  return [missing.join(' or '), describeSignIn(signIn)].filter((part) => part !== '').join('; ')
}

function describeSignIn(signIn: Provider['signIn']): string {
  switch (signIn) {
    case 'api-key':
    case 'google-cloud':
      return ''
    case 'oauth':
      return 'a sign-in by OAuth (later)'
    case 'device-code':
      return 'a sign-in with a device code (later)'
    case 'aws':
      return 'AWS credentials (later)'
    default:
      return assertNever(signIn)
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return ['<!-- prettier-ignore-start -->', ...lines, '<!-- prettier-ignore-end -->'].join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}
