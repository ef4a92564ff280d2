import type { Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Listening } from './listening.ts'
import type { SettingsKeeper } from './settings-keeper.ts'

/**
 * Goes by settings that replace all those before, be the proxy on or off in them or at another port. A port that is in
 * use shows in the proxy's status, with a choice of others.
 */
export async function adoptSettings(
  next: Settings,
  keeper: SettingsKeeper,
  listening: Pick<Listening, 'listen'>,
): Promise<Result<void>> {
  const before = keeper.settings().proxy
  const saved = keeper.save(next)
  if (!saved.ok) return saved
  keeper.proxy.setOn(next.proxy.on)
  if (next.proxy.port !== before.port || next.proxy.host !== before.host) await listening.listen()
  return saved
}
