import { useTranslation } from 'react-i18next'
import { budgetUses, decideBudget, worstUse } from '../../../shared/budget.ts'
import { addressOf } from '../../../shared/window-address.ts'
import { dollars } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useNow } from '../../state/use-now.ts'
import { useTask } from '../../state/use-task.ts'
import { useActions, useAppState, useTotals } from '../../state/use-window.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/field-parts.tsx'
import { Link } from '../../ui/link.tsx'

/** How far the budget is used up, what FreeCC does about it, and how to let requests through. */
export function BudgetBanner() {
  const { t } = useTranslation()
  const locale = useLocale()
  const { uses: _, ...budget } = useAppState().budget
  const lift = useTask(useActions().saveBudget)
  const uses = budgetUses(budget, useTotals(), new Date(useNow(60_000)))
  const use = worstUse(uses.filter(({ isLifted }) => !isLifted))
  if (use === null) return null
  const { kind } = decideBudget(budget, uses)
  const words = t(wordsOf[use.period][use.level === 'over' ? 'over' : 'near'], { limit: dollars(use.limit, locale) })
  return (
    <Banner
      actions={
        <>
          {kind === 'none' ? null : (
            <Button
              isDisabled={lift.isRunning}
              onPress={() =>
                void lift.run({ ...budget, lifted: uses.filter(({ level }) => level === 'over').map(({ of }) => of) })
              }
            >
              {t('budget.lift')}
            </Button>
          )}
          <Link href={addressOf('settings', 'budget')}>{t('budget.open')}</Link>
        </>
      }
    >
      {words} {kind === 'cheaper' ? t('budget.isMoved') : kind === 'stop' ? t('budget.isStopped') : null}
      {lift.failure === null ? null : <Problem>{lift.failure}</Problem>}
    </Banner>
  )
}

const wordsOf = {
  day: { near: 'budget.dayNear', over: 'budget.dayOver' },
  month: { near: 'budget.monthNear', over: 'budget.monthOver' },
} as const
