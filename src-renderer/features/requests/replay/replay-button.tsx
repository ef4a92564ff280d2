import { Repeat } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExchangeSummary } from '../../../../shared/request-log.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ReplayDialog } from './replay-dialog.tsx'

interface Props {
  readonly exchange: ExchangeSummary
  /** The new request has begun. */
  readonly onReplay: (id: string) => void
}

/** Sends a request again, once the user has agreed to what that costs. */
export function ReplayButton({ exchange, onReplay }: Props) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <IconButton icon={Repeat} label={t('replay.open')} onPress={() => setAsking(true)} />
      {isAsking ? <ReplayDialog exchange={exchange} onReplay={onReplay} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
