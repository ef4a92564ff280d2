import { defaultSettings, settingsSchema } from '../../shared/settings.ts'
import { readEnvironmentSettings } from '../../src-main/config/environment-settings.ts'
import type { ProxyConfig } from '../../src-main/proxy/proxy.ts'
import { linkKeys } from '../../src-main/services/key-ids.ts'
import { saveRoute, withGlobalConnections } from '../../src-main/services/route-editing.ts'
import type { EndpointCase } from './endpoint-cases.ts'

/** A way to tell FreeCC of an endpoint, and the name that a client then asks for. */
export interface Configuration {
  readonly config: Pick<ProxyConfig, 'settings' | 'readKey'>
  readonly requested: string
}

type Configure = (given: EndpointCase, model: string) => Configuration

/** A tier in `.env`, with the key in the provider's own variable. */
const tierInEnvironment: Configure = ({ provider, address, key }, model) => ({
  config: readEnvironmentSettings({
    BIG_MODEL_PROVIDER: provider.id,
    BIG_MODEL_NAME: model,
    ...variable(provider.keyVariables, key),
    ...(address !== null && { BIG_MODEL_API_BASE: address }),
  }),
  requested: 'claude-opus-5-5',
})

/** The window's form, with the settings written to the disk and read back. */
const tierInStore: Configure = ({ provider, address, key }, model) => {
  const saved = saveRoute(defaultSettings, { tier: 'big', provider: provider.id, model, baseUrl: address ?? '' })
  if (!saved.ok) throw new Error(saved.message)
  const linked = linkKeys(saved.value, () => key !== null)
  const settings = withGlobalConnections(settingsSchema.parse(JSON.parse(JSON.stringify(linked))))
  return {
    config: { settings, readKey: ({ store }) => (store === 'keychain' && key !== null ? key : undefined) },
    requested: 'claude-opus-5-5',
  }
}

/** A `provider/model` name, with nothing but the provider's own variables. */
const name: Configure = ({ provider, address, key }, model) => ({
  config: readEnvironmentSettings({
    ...variable(provider.keyVariables, key),
    ...variable(provider.baseUrlVariables, address),
  }),
  requested: `${provider.id}/${model}`,
})

export const configurations = { '.env': tierInEnvironment, 'the settings store': tierInStore, 'its name': name }

function variable(names: readonly string[], value: string | null): Record<string, string> {
  const [first] = names
  if (value === null) return {}
  if (first === undefined) throw new Error('The row names no variable for it.')
  return { [first]: value }
}
