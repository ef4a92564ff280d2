import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Problem } from '../../ui/field-parts.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { PortRow } from './port-row.tsx'
import { SettingRow } from './setting-row.tsx'

/** Plain rows; each takes effect as soon as it is changed. */
export function Settings() {
  const { t } = useTranslation()
  const { appearance, version } = useAppState()
  const task = useTask(useActions().saveAppearance)
  const system = { id: 'system', label: t('settings.system') } as const
  return (
    <Screen title={t('screen.settings')}>
      <div className="flex max-w-160 flex-col gap-8">
        <Group title={t('settings.appearance')}>
          <SettingRow name={t('settings.language')}>
            <Segments
              label={t('settings.language')}
              // A language is named in itself, so that whoever reads no other finds it.
              options={[system, { id: 'en', label: 'English' }, { id: 'zh-CN', label: '中文' }]}
              value={appearance.language}
              onChange={(language) => void task.run({ ...appearance, language })}
            />
          </SettingRow>
          <SettingRow name={t('settings.theme')}>
            <Segments
              label={t('settings.theme')}
              options={[system, { id: 'light', label: t('settings.light') }, { id: 'dark', label: t('settings.dark') }]}
              value={appearance.theme}
              onChange={(theme) => void task.run({ ...appearance, theme })}
            />
          </SettingRow>
          {task.failure === null ? null : <Problem>{task.failure}</Problem>}
        </Group>
        <Group title={t('settings.network')}>
          <PortRow />
        </Group>
        <p className="text-small text-faint select-text">FreeCC {version}</p>
      </div>
    </Screen>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="border-b border-line pb-2">{title}</h2>
      <div className="divide-y divide-line">{children}</div>
    </section>
  )
}
