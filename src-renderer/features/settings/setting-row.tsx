import type { ReactNode } from 'react'

interface Props {
  readonly name: string
  readonly note?: string
  readonly children: ReactNode
}

/** A setting's name, what it does, and its control. */
export function SettingRow({ name, note, children }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 basis-40">
        <div>{name}</div>
        {note === undefined ? null : <div className="text-faint">{note}</div>}
      </div>
      {children}
    </div>
  )
}
