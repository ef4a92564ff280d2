import { useTranslation } from 'react-i18next'
import type { CacheBreak } from '../../../../../shared/request-log.ts'
import { dollars, exactNumber } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'

/** Says where a cached prompt broke, and what that cost. */
export function useCacheWords(): (cacheBreak: CacheBreak) => string {
  const { t } = useTranslation()
  const locale = useLocale()
  return (cacheBreak) => {
    const { change, tokens, cost } = cacheBreak
    const what = t(`cache.${change}`, { where: placeOf(cacheBreak), tokens: exactNumber(tokens, locale) })
    if (cost === 0) return what
    return `${what} ${cost === null ? t('cache.unpriced') : t('cache.cost', { cost: dollars(cost, locale) })}`
  }
}

/** As the request has it: `tools[3] (Bash)`, `system[1]`, `messages[12].content[0]`. */
function placeOf({ section, index, block, name }: CacheBreak): string {
  const place = `${section}[${index}]`
  if (block !== null) return `${place}.content[${block}]`
  return name === null ? place : `${place} (${name})`
}
