import type { Provider } from '../../shared/providers/index.ts'
import { codecFor } from '../codecs/index.ts'

/** The endpoint that is used: the first with a codec, or the first where no codec exists yet. */
export function endpointFor(provider: Provider): Provider['endpoints'][number] | undefined {
  return provider.endpoints.find(({ wireFormat }) => codecFor(wireFormat) !== undefined) ?? provider.endpoints[0]
}
