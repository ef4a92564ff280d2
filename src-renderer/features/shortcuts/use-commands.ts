import { useTranslation } from 'react-i18next'
import { addressOf, screens } from '../../../shared/window-address.ts'
import { describeProvider } from '../../providers.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { shownTiers } from '../../ui/tier.ts'
import { keysOf, shortcuts, type ShortcutAction } from './shortcuts.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** The keys that do the same; empty where none do. */
  readonly keys: string
  readonly run: () => void
}

/** Everything that can be done from anywhere: what stands in the tray, and the way to every screen. */
export function useCommands(act: (action: ShortcutAction) => void): readonly Command[] {
  const { t } = useTranslation()
  const { saveRoute } = useActions()
  const { routes, choices, status } = useAppState()

  function shortcut(action: ShortcutAction, id: string, label: string): Command {
    const found = shortcuts.find((one) => JSON.stringify(one.action) === JSON.stringify(action))
    return { id, label, keys: found === undefined ? '' : keysOf(found), run: () => act(action) }
  }
  function going(id: string, label: string, address: string): Command {
    return { id, label, keys: '', run: () => void (window.location.hash = address) }
  }

  const switches = shownTiers(routes).flatMap((tier) =>
    choices[tier]
      .filter(({ isCurrent, isReady }) => isReady && !isCurrent)
      .map(({ provider, model, baseUrl }): Command => {
        const destination = `${describeProvider(provider).name} · ${model}`
        return {
          id: `switch ${tier} ${provider} ${model}`,
          label: t('tray.route', { tier: t(`tier.${tier}`), destination }),
          keys: '',
          run: () => void saveRoute({ tier, provider, model, baseUrl }),
        }
      }),
  )
  return [
    ...screens.map((screen) => shortcut({ kind: 'go', screen }, screen, t(`screen.${screen}`))),
    shortcut({ kind: 'copy' }, 'copy', t('connect.copy')),
    ...(status.state === 'on' ? [shortcut({ kind: 'switch' }, 'off', t('tray.turnOff'))] : []),
    ...(status.state === 'off' ? [shortcut({ kind: 'switch' }, 'on', t('tray.turnOn'))] : []),
    ...switches,
    ...shownTiers(routes).map((tier) =>
      going(`choose ${tier}`, t('picker.title', { tier: t(`tier.${tier}`) }), addressOf('models', tier, 'choose')),
    ),
    going('first-run', t('firstRun.stepByStep'), addressOf('first-run')),
    shortcut({ kind: 'list' }, 'list', t('shortcuts.title')),
  ]
}
