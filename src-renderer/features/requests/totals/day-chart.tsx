import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWidth } from '../../../ui/use-width.ts'

export interface ChartDay {
  readonly day: string
  /** From the bottom up; each is drawn on what is below it. */
  readonly parts: readonly number[]
}

interface Props {
  readonly name: string
  /** All days together. */
  readonly total: string
  readonly days: readonly ChartDay[]
  /** How the parts look, from the bottom up. */
  readonly looks: readonly string[]
  readonly format: (value: number) => string
}

const height = 72

/** One bar a day. What it shows stands in the table as well, for those who do not see it. */
export function DayChart({ name, total, days, looks, format }: Props) {
  const { t } = useTranslation()
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const width = useWidth(place)
  const most = Math.max(0, ...days.map(sumOf))
  const x = scaleBand({ domain: days.map(({ day }) => day), range: [0, width], padding: 0.2 })
  const y = scaleLinear({ domain: [0, most || 1], range: [0, height - 1] })
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? '']
  return (
    <figure ref={setPlace} className="min-w-0">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="text-soft">{name}</span>
        <span className="readout font-medium">{total}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={t('totals.chart', { name, from: first, to: last, most: format(most) })}
        width={width}
        height={height}
        className="mt-1 block border-b border-edge"
      >
        {days.map((one) => (
          <g key={one.day}>
            <title>{`${one.day}: ${format(sumOf(one))}`}</title>
            <Bar x={x(one.day) ?? 0} y={0} width={x.bandwidth()} height={height} className="fill-transparent" />
            {one.parts.map((part, index) => (
              <Bar
                key={looks[index]}
                x={x(one.day) ?? 0}
                y={height - y(sumOf({ parts: one.parts.slice(0, index + 1) }))}
                width={x.bandwidth()}
                height={y(part)}
                className={looks[index] ?? ''}
              />
            ))}
          </g>
        ))}
      </svg>
      <div aria-hidden className="readout flex justify-between text-small text-faint">
        <span>{first.slice('yyyy-'.length)}</span>
        <span>{last.slice('yyyy-'.length)}</span>
      </div>
    </figure>
  )
}

function sumOf({ parts }: Pick<ChartDay, 'parts'>): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
