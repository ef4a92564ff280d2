import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestList } from '../../../state/request-log.ts'

/** Often enough to follow, seldom enough to listen to. */
const intervalMs = 10_000

/** Tells a screen reader how many requests came, in one line every now and then instead of row by row. */
export function NewRequestsAnnouncer({ requests }: { readonly requests: RequestList }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const latest = useRef(requests)
  useEffect(() => {
    latest.current = requests
  }, [requests])

  useEffect(() => {
    let since = Date.now()
    const timer = setInterval(() => {
      const fresh = latest.current.filter(({ startedAt }) => startedAt >= since)
      const failed = fresh.filter(({ state }) => state === 'failed')
      since = Date.now()
      if (fresh.length > 0) {
        setWords(t('requests.news', { number: String(fresh.length), failed: String(failed.length) }))
      }
    }, intervalMs)
    return () => clearInterval(timer)
  }, [t])

  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
