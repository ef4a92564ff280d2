import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../../../shared/assert-never.ts'
import { LongText } from './long-text.tsx'
import type { TalkPart, TalkTurn } from './read-conversation.ts'

/** Instructions are long, and the same in every request. In characters. */
const mostInstructions = 240

const speakers = {
  system: { words: 'talk.system', look: 'border-line' },
  user: { words: 'talk.user', look: 'border-edge' },
  assistant: { words: 'talk.assistant', look: 'border-signal' },
  tool: { words: 'talk.tool', look: 'border-line' },
} as const

interface Props {
  readonly turn: TalkTurn
  /** What this request was answered, rather than what it brought along. */
  readonly isAnswer?: boolean
}

/** What one speaker said, called or returned. Drawn by the browser only when it comes into sight. */
export function Turn({ turn: { speaker, parts }, isAnswer = false }: Props) {
  const { t } = useTranslation()
  const { words, look } = speakers[speaker]
  return (
    <li
      className={`flex flex-col gap-1.5 border-l-2 pl-3 [contain-intrinsic-size:auto_80px] [content-visibility:auto] ${look}`}
    >
      <h3 className="text-small text-faint">
        {t(words)}
        {isAnswer ? <span className="text-signal"> · {t('talk.answer')}</span> : null}
      </h3>
      {parts.map((part, index) => (
        <Part key={index} part={part} {...(speaker === 'system' ? { most: mostInstructions } : {})} />
      ))}
    </li>
  )
}

function Part({ part, most }: { readonly part: TalkPart; readonly most?: number }) {
  const { t } = useTranslation()
  switch (part.kind) {
    case 'text':
      return <LongText text={part.text} {...(most === undefined ? {} : { most })} />
    case 'thinking':
      return (
        <Labelled label={t('talk.thinking')}>
          <LongText text={part.text} look="text-soft italic" />
        </Labelled>
      )
    case 'tool-call':
      return (
        <Labelled label={t('talk.call', { name: part.name })}>
          <LongText text={pretty(part.input)} look="readout text-small" />
        </Labelled>
      )
    case 'tool-result':
      return (
        <Labelled
          label={t(part.isError ? 'talk.failedResult' : 'talk.result', { name: part.name })}
          isProblem={part.isError}
        >
          {part.parts.map((inner, index) => (
            <Part key={index} part={inner} />
          ))}
        </Labelled>
      )
    case 'image':
      return part.dataUrl === null ? (
        <p className="text-faint">{t('talk.imageElsewhere')}</p>
      ) : (
        <img src={part.dataUrl} alt={t('talk.image')} className="max-h-64 max-w-full self-start rounded-control" />
      )
    case 'other':
      return (
        <Labelled label={part.type}>
          <LongText text={pretty(part.value)} look="readout text-small" />
        </Labelled>
      )
    default:
      return assertNever(part)
  }
}

interface LabelledProps {
  readonly label: string
  readonly isProblem?: boolean
  readonly children: ReactNode
}

function Labelled({ label, isProblem = false, children }: LabelledProps) {
  return (
    <div className="flex flex-col gap-1 rounded-control bg-ground px-3 py-2">
      <span className={`text-small ${isProblem ? 'text-danger' : 'text-faint'}`}>{label}</span>
      {children}
    </div>
  )
}

/** Arguments as they are read best; those that were cut off are a text already. */
function pretty(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '')
}
