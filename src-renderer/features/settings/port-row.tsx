import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProxyStatus } from '../../../shared/proxy-status.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SettingRow } from './setting-row.tsx'

/** Moves the proxy to another port. */
export function PortRow() {
  const { t } = useTranslation()
  const { status } = useAppState()
  const task = useTask(useActions().listenOn)
  const current = portOf(status)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const text = typed ?? (current === null ? '' : String(current))

  async function move(): Promise<void> {
    const port = parsePort(text)
    setProblem(port === null ? t('settings.badPort') : null)
    if (port !== null && (await task.run(port))) setTyped(null)
  }

  return (
    <SettingRow name={t('settings.port')} note={t('settings.portNote')} failure={task.failure}>
      <Form className="flex items-start gap-2" onSubmit={() => void move()}>
        <div className="w-40">
          <TextField
            label={t('settings.port')}
            isLabelHidden
            isCode
            inputMode="numeric"
            value={text}
            onChange={(next) => {
              setTyped(next)
              setProblem(null)
            }}
            problem={problem}
          />
        </div>
        <Button type="submit" isPending={task.isRunning}>
          {t('settings.move')}
        </Button>
      </Form>
    </SettingRow>
  )
}

function portOf(status: ProxyStatus): number | null {
  switch (status.state) {
    case 'on':
    case 'off':
      // An address without one stands on its scheme's own.
      return Number(new URL(status.url).port) || 80
    case 'port-in-use':
      return status.port
    case 'starting':
    case 'failed':
      return null
  }
}

/** 1 to 65535; null for anything else. */
function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0
  return port >= 1 && port <= 65535 ? port : null
}
