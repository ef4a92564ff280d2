import { useMemo, useState } from 'react'
import type { RequestList } from '../../../state/request-log.ts'
import { noSelection, selectRows, type SelectionStep } from '../../../ui/row-selection.ts'

export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly select: (step: SelectionStep) => void
  readonly clear: () => void
}

/** Which of the requests shown are chosen together; what is not shown is not chosen either. */
export function useSelection(shown: RequestList): Selection {
  const [selection, setSelection] = useState(noSelection)
  const ids = useMemo(() => {
    if (selection.ids.size === 0) return selection.ids
    return new Set(shown.map(({ id }) => id).filter((id) => selection.ids.has(id)))
  }, [shown, selection.ids])
  return {
    ids,
    select: (step) =>
      setSelection(
        selectRows(
          { ...selection, ids },
          shown.map(({ id }) => id),
          step,
        ),
      ),
    clear: () => setSelection(noSelection),
  }
}
