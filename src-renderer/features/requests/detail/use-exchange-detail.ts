import { useEffect, useState } from 'react'
import type { ExchangeDetail } from '../../../../shared/exchange-detail.ts'
import { isRunning, type ExchangeSummary } from '../../../../shared/request-log.ts'
import { useActions } from '../../../state/use-window.ts'

/** How often what a running request has brought is asked for, in milliseconds. */
const intervalMs = 1_500

/** Everything recorded of this request: undefined until it is there, null where it is no longer in memory. */
export function useExchangeDetail(exchange: ExchangeSummary): ExchangeDetail | null | undefined {
  const { requestDetail } = useActions()
  const [detail, setDetail] = useState<ExchangeDetail | null>()
  const { id } = exchange
  const goesOn = isRunning(exchange)

  useEffect(() => {
    let isWanted = true
    async function load(): Promise<void> {
      const loaded = await requestDetail({ id }).catch(() => null)
      if (isWanted) setDetail(loaded)
    }
    void load()
    const timer = goesOn ? setInterval(() => void load(), intervalMs) : undefined
    return () => {
      isWanted = false
      clearInterval(timer)
    }
  }, [requestDetail, id, goesOn])

  return detail
}
