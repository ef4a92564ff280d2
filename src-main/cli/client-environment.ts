import { isLoopbackUrl } from '../../shared/base-url.ts'
import { claudeCodeVariables, type TierModels } from '../../shared/env-snippets.ts'
import { cloudDetours } from '../config/cloud-detours.ts'
import type { Variables } from '../config/env-file.ts'
import { keyVariables } from '../config/secret-variables.ts'
import type { Instance } from './instance.ts'

/**
 * The environment for a command that uses FreeCC: pointed here, and without any provider's key, because whatever an
 * agent starts can read its environment.
 */
export function clientEnvironment(
  environment: Variables,
  instance: Pick<Instance, 'url' | 'token'>,
  models?: TierModels,
): Variables {
  const removed = new Set<string>([...keyVariables, 'FREECC_TOKEN', ...cloudDetours])
  const kept = Object.entries(environment).filter(([name]) => !removed.has(name.toUpperCase()))
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(claudeCodeVariables(instance.url, instance.token, models)),
    ...(isLoopbackUrl(instance.url) && usesHttpProxy(environment) && exemptLoopback(environment)),
  }
}

function usesHttpProxy(environment: Variables): boolean {
  return ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'].some(
    (name) => (environment[name] ?? '') !== '',
  )
}

/** A company's HTTP proxy cannot reach this machine's own address (edge case 310). */
function exemptLoopback(environment: Variables): Variables {
  const exempt = (name: string) => [environment[name], '127.0.0.1,localhost,::1'].filter(Boolean).join(',')
  return { NO_PROXY: exempt('NO_PROXY'), no_proxy: exempt('no_proxy') }
}
