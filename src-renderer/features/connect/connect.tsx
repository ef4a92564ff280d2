import { CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  claudeCodeVariables,
  environmentCommands,
  shellNames,
  shells,
  type ShellId,
} from '../../../shared/env-snippets.ts'
import { clockTime } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useAppState, useRequests } from '../../state/use-window.ts'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Select } from '../../ui/select.tsx'
import { CopyCommandButton } from './copy-command-button.tsx'
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
      <WhatItSets variables={variables} />
    </Screen>
  )
}

/** Turns by itself once Claude Code has called. */
function LiveCheck() {
  const { t } = useTranslation()
  const locale = useLocale()
  const latest = useRequests()[0]
  const Icon = latest === undefined ? CircleDashed : CircleCheck
  return (
    <p role="status" className="flex items-center gap-2">
      <Icon aria-hidden size={16} className={`shrink-0 ${latest === undefined ? 'text-faint' : 'text-signal'}`} />
      {latest === undefined
        ? t('connect.waiting')
        : t('connect.connected', { time: clockTime(latest.startedAt, locale) })}
    </p>
  )
}
