import { useTranslation } from 'react-i18next'
import type { Tier } from '../../../shared/tiers.ts'
import { compactNumber, dollars } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useAppState } from '../../state/use-window.ts'
import type { RouteDraft } from './route-draft.ts'

/** What the tier's saved model holds and costs, as far as is known; undefined while another one stands in the draft. */
export function useModelFacts(tier: Tier, { provider, model, baseUrl }: RouteDraft): string | undefined {
  const { t } = useTranslation()
  const locale = useLocale()
  const { routes, tierModels } = useAppState()
  const route = routes[tier]
  const isSaved = route?.provider === provider && route?.model === model && route.baseUrl === baseUrl
  const known = tierModels[tier]
  if (!isSaved || known === null) return undefined

  const { contextWindow, maxOutputTokens, price } = known
  const facts = [
    contextWindow === undefined ? '' : t('models.window', { number: compactNumber(contextWindow, locale) }),
    maxOutputTokens === undefined ? '' : t('models.output', { number: compactNumber(maxOutputTokens, locale) }),
    price === undefined
      ? ''
      : t('models.price', { input: dollars(price.input, locale), output: dollars(price.output, locale) }),
  ].filter((fact) => fact !== '')
  return facts.length === 0 ? undefined : facts.join(' · ')
}
