import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import {
  testPatienceSeconds,
  type ConnectionTestResult,
  type PointVerdict,
  type TestPoint,
  type TestReason,
} from '../../../shared/connection-test.ts'
import { exactNumber, seconds } from '../../format.ts'
import { useLocale } from '../../state/use-locale.ts'

const looks = {
  works: { Icon: CircleCheck, colour: 'text-signal', word: 'test.works' },
  fails: { Icon: CircleX, colour: 'text-danger', word: 'test.fails' },
  unknown: { Icon: CircleDashed, colour: 'text-faint', word: 'test.unknown' },
} as const

export const pointNames = {
  reachable: 'test.reachable',
  key: 'test.key',
  model: 'test.model',
  streaming: 'test.streaming',
  tools: 'test.tools',
  images: 'test.images',
  reasoning: 'test.reasoning',
} as const satisfies Record<TestPoint, string>

/** What a test found: each point in words beside its sign, and under those that fail why. */
export function TestResult({ result }: { readonly result: ConnectionTestResult }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { points, firstTokenMs, tokensPerSecond } = result
  const speeds = [
    firstTokenMs === null ? [] : t('test.firstToken', { time: seconds(firstTokenMs, locale) }),
    tokensPerSecond === null ? [] : t('lane.speed', { number: exactNumber(Math.round(tokensPerSecond), locale) }),
  ].flat()
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1">
        {points.map((point) => (
          <Point key={point.point} {...point} />
        ))}
      </ul>
      {speeds.length === 0 ? null : <p className="text-faint">{speeds.join(' · ')}</p>}
    </div>
  )
}

function Point({ point, verdict }: PointVerdict) {
  const { t } = useTranslation()
  const { Icon, colour, word } = looks[verdict.state]
  return (
    <li className={verdict.state === 'fails' ? 'col-span-2' : ''}>
      <span className="flex items-start gap-1.5">
        <Icon aria-hidden size={14} className={`mt-0.5 shrink-0 ${colour}`} />
        <span className="min-w-0">
          <span className={verdict.state === 'unknown' ? 'text-faint' : ''}>{t(pointNames[point])}</span>{' '}
          <span className={verdict.state === 'works' ? 'sr-only' : colour}>{t(word)}</span>
          {verdict.state === 'fails' ? <Reason reason={verdict.reason} /> : null}
        </span>
      </span>
    </li>
  )
}

function Reason({ reason }: { readonly reason: TestReason }) {
  const { t } = useTranslation()
  return <span className="block break-words text-soft select-text">{sentence()}</span>

  function sentence(): string {
    switch (reason.kind) {
      case 'said':
        return reason.sentence
      case 'no-tool-call':
        return t('test.noToolCall')
      case 'in-one-piece':
        return t('test.inOnePiece')
      case 'too-slow':
        return t('test.tooSlow', { seconds: testPatienceSeconds })
    }
  }
}
