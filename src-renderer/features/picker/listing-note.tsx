import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { exactNumber, timeOfDay } from '../../format.ts'
import { describeProvider } from '../../providers.ts'
import { useLocale } from '../../state/use-locale.ts'
import { useNow } from '../../state/use-now.ts'
import { IconButton } from '../../ui/button.tsx'
import type { FollowedListing } from './use-model-listing.ts'

/** Where the models come from and how old that is, said aloud when it changes; and the way to newer ones. */
export function ListingNote({ provider, followed }: { readonly provider: string; readonly followed: FollowedListing }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(60_000)
  const { listing, isAsking, failure, refresh } = followed
  const { name } = describeProvider(provider)

  function words(): string {
    if (isAsking) return t('picker.asking', { provider: name })
    if (failure !== null || listing === null) return failure ?? ''
    const number = exactNumber(listing.models.length, locale)
    if (listing.listedAt !== null) {
      const time = timeOfDay(listing.listedAt, now, locale)
      return t(listing.hasFailed ? 'picker.lastListedAt' : 'picker.listedAt', { provider: name, number, time })
    }
    return listing.models.length === 0
      ? t('picker.nothingKnown', { provider: name })
      : t('picker.catalogueOnly', { provider: name, number })
  }

  return (
    <div className="flex items-center gap-2">
      <span role="status" className="min-w-0 flex-1 truncate text-small text-faint">
        {words()}
      </span>
      <IconButton icon={RefreshCw} label={t('picker.refresh')} isDisabled={isAsking} onPress={refresh} />
    </div>
  )
}
