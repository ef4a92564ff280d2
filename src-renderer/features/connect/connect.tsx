import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  claudeCodeVariables,
  environmentCommands,
  shellNames,
  shells,
  type ShellId,
} from '../../../shared/env-snippets.ts'
import { useAppState } from '../../state/use-window.ts'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Select } from '../../ui/select.tsx'
import { CopyCommandButton } from './copy-command-button.tsx'
import { LiveCheck } from './live-check.tsx'
import { OpenTerminal } from './open-terminal.tsx'
import { SettingsPlaces } from './settings-places.tsx'
import { VsCode } from './vs-code.tsx'
import { WhatItSets } from './what-it-sets.tsx'

/** Stands for the token, which is for the clipboard only. */
const hiddenToken = '••••••••'

/** The command that points Claude Code at FreeCC, for the user's shell. */
export function Connect() {
  const { t } = useTranslation()
  const { shell: detected, status, tierModels } = useAppState()
  const [chosen, setChosen] = useState<ShellId | null>(null)
  const [form, setForm] = useState<'full' | 'plain'>('full')
  const shell = chosen ?? detected
  const isPlain = form === 'plain'
  const url = status.state === 'on' || status.state === 'off' ? status.url : null
  const variables = claudeCodeVariables(url ?? '', hiddenToken, isPlain ? undefined : tierModels)
  return (
    <Screen
      title={t('screen.connect')}
      aside={
        <Select
          label={t('connect.shell')}
          options={shells.map((id) => ({ id, label: shellNames[id] }))}
          value={shell}
          onChange={setChosen}
        />
      }
    >
      <p className="max-w-160 text-soft">{t('connect.steps')}</p>
      {url === null ? (
        <p className="text-warning">{t('connect.notListening')}</p>
      ) : (
        <section aria-label={t('connect.command')} className="rounded-panel border border-line bg-panel p-5">
          <pre
            tabIndex={0}
            aria-label={t('connect.command')}
            className="focus-mark readout mb-4 max-h-72 overflow-auto rounded-control py-1 leading-[1.7]"
          >
            {environmentCommands(shell, variables).replaceAll('\r\n', '\n')}
          </pre>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <CopyCommandButton shell={shell} isPlain={isPlain} />
            <Segments
              label={t('connect.form')}
              options={[
                { id: 'full', label: t('connect.full') },
                { id: 'plain', label: t('connect.plain') },
              ]}
              value={form}
              onChange={setForm}
            />
          </div>
        </section>
      )}
      <LiveCheck />
      <OpenTerminal isDisabled={url === null} />
      <SettingsPlaces isPlain={isPlain} />
      {url === null ? null : <VsCode variables={variables} isPlain={isPlain} />}
      <WhatItSets variables={variables} />
    </Screen>
  )
}
