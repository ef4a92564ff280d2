import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BudgetSettings } from '../../../shared/budget-settings.ts'
import type { Result } from '../../../shared/result.ts'
import { describeProvider } from '../../providers.ts'
import { useTask } from '../../state/use-task.ts'
import { useAppState } from '../../state/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { SettingRow } from './setting-row.tsx'
import { useBudget } from './use-budget.ts'

export function DayLimitRow() {
  const { t } = useTranslation()
  const { budget, save } = useBudget()
  return (
    <LimitRow
      name={t('budget.dayLimit')}
      limit={budget.dayDollars}
      onSave={(dayDollars) => save({ dayDollars, lifted: [] })}
    />
  )
}

export function MonthLimitRow() {
  const { t } = useTranslation()
  const { budget, save } = useBudget()
  return (
    <LimitRow
      name={t('budget.monthLimit')}
      limit={budget.monthDollars}
      onSave={(monthDollars) => save({ monthDollars, lifted: [] })}
    />
  )
}

export function AtLimitRow() {
  const { t } = useTranslation()
  const { budget, save } = useBudget()
  const options: readonly { readonly id: BudgetSettings['atLimit']; readonly label: string }[] = [
    { id: 'warn', label: t('budget.warn') },
    { id: 'cheaper', label: t('budget.cheaper') },
    { id: 'stop', label: t('budget.stop') },
  ]
  return (
    <ChoiceRow
      name={t('budget.atLimit')}
      note={t('budget.atLimitNote')}
      options={options}
      value={budget.atLimit}
      onSave={(atLimit) => save({ atLimit })}
    />
  )
}

const likeSmall = ''

export function CheaperModelRow() {
  const { t } = useTranslation()
  const { choices } = useAppState()
  const { budget, save } = useBudget()
  const places = [...choices.big, ...choices.small].filter(({ isReady, baseUrl }) => isReady && baseUrl === '')
  const targets = [...places, ...(budget.cheaper === null ? [] : [budget.cheaper])]
  const options = new Map(targets.map(({ provider, model }) => [idOf({ provider, model }), { provider, model }]))
  return (
    <ChoiceRow
      name={t('budget.cheaperModel')}
      note={t('budget.cheaperModelNote')}
      options={[
        { id: likeSmall, label: t('budget.likeSmall') },
        ...[...options].map(([id, { provider, model }]) => ({
          id,
          label: `${describeProvider(provider).name} · ${model}`,
        })),
      ]}
      value={budget.cheaper === null ? likeSmall : idOf(budget.cheaper)}
      onSave={(id) => save({ cheaper: options.get(id) ?? null })}
    />
  )
}

function idOf({ provider, model }: NonNullable<BudgetSettings['cheaper']>): string {
  return `${provider}/${model}`
}

interface LimitProps {
  readonly name: string
  /** US dollars; null for none. */
  readonly limit: number | null
  readonly onSave: (limit: number | null) => Promise<Result<unknown>>
}

function LimitRow({ name, limit, onSave }: LimitProps) {
  const { t } = useTranslation()
  const task = useTask(onSave)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function store(): Promise<void> {
    const next = parseLimit(typed ?? String(limit ?? ''))
    setProblem(next === undefined ? t('budget.notAmount') : null)
    if (next !== undefined && (await task.run(next))) setTyped(null)
  }

  return (
    <SettingRow name={name} note={t('budget.limitNote')} failure={task.failure}>
      <Form className="flex items-start gap-2" onSubmit={() => void store()}>
        <div className="w-40">
          <TextField
            label={name}
            isLabelHidden
            isCode
            inputMode="decimal"
            placeholder={t('budget.noLimit')}
            value={typed ?? String(limit ?? '')}
            onChange={(next) => {
              setTyped(next)
              setProblem(null)
            }}
            problem={problem}
          />
        </div>
        <Button type="submit" isPending={task.isRunning}>
          {t('models.save')}
        </Button>
      </Form>
    </SettingRow>
  )
}

/** Null for no limit, undefined for what is no amount. */
function parseLimit(text: string): number | null | undefined {
  const trimmed = text.trim().replace(/^\$/, '').replace(',', '.')
  if (trimmed === '') return null
  const amount = /^\d+(?:\.\d{1,2})?$/.test(trimmed) ? Number(trimmed) : 0
  return amount > 0 && amount <= 1_000_000 ? amount : undefined
}
