import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactNumber } from '../../../../format.ts'
import { useLocale } from '../../../../state/use-locale.ts'

/** Longer texts are folded: Claude Code's own instructions fill pages. */
const usualMost = 900
const mostLines = 14

interface Props {
  readonly text: string
  readonly look?: string
  /** Characters to show of a folded text. */
  readonly most?: number
}

/** A text that shows its beginning until it is asked for the rest. */
export function LongText({ text, look = '', most = usualMost }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [isWhole, setWhole] = useState(false)
  const start = beginning(text, most)
  const isFolded = start.length < text.length
  return (
    <div className="flex flex-col items-start">
      <p className={`max-w-full break-words whitespace-pre-wrap select-text ${look}`}>
        {isWhole ? text : start}
        {isFolded && !isWhole ? '…' : null}
      </p>
      {isFolded ? (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="focus-mark min-h-6 rounded-[4px] text-small text-signal hover:underline"
        >
          {isWhole ? t('talk.less') : t('talk.more', { number: exactNumber(text.length, locale) })}
        </button>
      ) : null}
    </div>
  )
}

function beginning(text: string, most: number): string {
  const short = text.slice(0, most)
  const lines = short.split('\n')
  return lines.length > mostLines ? lines.slice(0, mostLines).join('\n') : short
}
