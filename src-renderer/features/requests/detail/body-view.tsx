import { useMemo } from 'react'
import type { RecordedMessage } from '../../../../shared/exchange-detail.ts'
import { JsonTree, type JsonMarks } from './json/json-tree.tsx'
import { readBody } from './read-body.ts'
import { CutNote, Recorded } from './recorded.tsx'
import type { TabProps } from './tab-props.ts'

interface Props {
  readonly label: string
  readonly of: TabProps
  readonly message: RecordedMessage | null
  readonly marks?: JsonMarks
}

/** One of the four messages of an exchange, as a tree. */
export function BodyView({ label, of, message, marks }: Props) {
  const body = message?.body
  const value = useMemo(() => (body === undefined ? null : readBody(body)), [body])
  return (
    <section aria-label={label} className="flex min-h-32 min-w-0 flex-1 flex-col">
      <h3 className="flex min-w-0 shrink-0 items-baseline gap-2 px-4 pt-2">
        <span className="shrink-0 text-soft">{label}</span>
        <span className="readout truncate text-small font-normal text-faint select-text" title={message?.line}>
          {message?.line}
        </span>
      </h3>
      <CutNote message={message} />
      <Recorded of={of} messages={[message]}>
        <JsonTree label={label} value={value} marks={marks} />
      </Recorded>
    </section>
  )
}
