import { useId, type ReactNode } from 'react'
import { Problem } from '../../ui/field-parts.tsx'

interface Props {
  readonly name: string
  /** What it does. */
  readonly note?: string | undefined
  /** What the chosen value risks, in place of the note. */
  readonly warning?: string | null
  /** Why the last change did not work. */
  readonly failure?: string | null
  /** What the last action did. */
  readonly done?: string | null
  readonly children?: ReactNode
}

/** A setting's name, what it does, and its control; under it how the last change went. */
export function SettingRow({ name, note, warning = null, failure = null, done = null, children }: Props) {
  const nameId = useId()
  return (
    <div role="group" aria-labelledby={nameId} className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <div id={nameId}>{name}</div>
          {warning === null ? (
            note === undefined ? null : (
              <div className="text-faint">{note}</div>
            )
          ) : (
            <div className="text-warning">{warning}</div>
          )}
        </div>
        {children}
      </div>
      <div role="status" className={done === null ? 'sr-only' : 'mt-1.5 break-words text-soft'}>
        {done}
      </div>
      {failure === null ? null : (
        <div className="mt-1.5">
          <Problem>{failure}</Problem>
        </div>
      )}
    </div>
  )
}
