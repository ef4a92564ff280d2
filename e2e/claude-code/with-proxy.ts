import { startScriptedUpstream, type ScriptedUpstream, type UpstreamOptions } from '../upstream/scripted-upstream.ts'
import { withClient, type Client, type Serving, type Settings } from './with-client.ts'

/** The real client in front of `freecc serve` in front of two scripted upstreams. */
export interface ClientAndProxy extends Serving, Omit<Client, 'serve'> {
  readonly big: ScriptedUpstream
  readonly small: ScriptedUpstream
}

export const bigModel = 'gpt-4.1'
export const smallModel = 'gpt-4.1-mini'

export interface ProxyOptions {
  /** The lines of the `.env` file; left out: both tiers at their upstreams, with OpenAI as provider. */
  readonly settings?: (big: ScriptedUpstream, small: ScriptedUpstream) => Settings
  /** The only model of the big tier's upstream; left out: the usual one. */
  readonly model?: string
  /** What the upstream of the big tier understands beyond OpenAI's fields. */
  readonly dialect?: UpstreamOptions['dialect']
}

/** Starts everything anew for one test, with both tiers at servers that speak Chat Completions. */
export async function withProxy(
  test: (parts: ClientAndProxy) => Promise<void>,
  { settings = bothTiers, model = bigModel, dialect }: ProxyOptions = {},
): Promise<void> {
  const big = await startScriptedUpstream({ key: 'sk-scripted-big-0001', models: [model], dialect })
  const small = await startScriptedUpstream({ key: 'sk-scripted-small-0002', models: [smallModel] })
  await withClient([big, small], async ({ executable, project, serve }) => {
    const serving = await serve(settings(big, small))
    await test({ ...serving, executable, project, big, small })
  })
}

/** The settings of a user with an OpenAI-compatible server for each tier. */
export function bothTiers(big: ScriptedUpstream, small: ScriptedUpstream): Settings {
  return {
    BIG_MODEL_PROVIDER: 'openai',
    BIG_MODEL_NAME: bigModel,
    BIG_MODEL_API_KEY: big.key ?? '',
    BIG_MODEL_API_BASE: big.baseUrl,
    SMALL_MODEL_PROVIDER: 'openai',
    SMALL_MODEL_NAME: smallModel,
    SMALL_MODEL_API_KEY: small.key ?? '',
    SMALL_MODEL_API_BASE: small.baseUrl,
  }
}
