import type { Result } from '../../../shared/result.ts'
import { ChoiceRow } from './choice-row.tsx'

interface Props {
  readonly name: string
  readonly note?: string
  /** Amounts to choose from; the one in use stands among them, wherever it came from. */
  readonly usual: readonly number[]
  readonly amount: number
  /** How amounts are written, with their unit. */
  readonly format: Intl.NumberFormat
  readonly onSave: (amount: number) => Promise<Result<unknown>>
}

/** One of several amounts. */
export function AmountRow({ usual, amount, format, onSave, ...words }: Props) {
  const amounts = [...new Set([...usual, amount])].sort((one, other) => one - other)
  return (
    <ChoiceRow
      {...words}
      options={amounts.map((each) => ({ id: String(each), label: format.format(each) }))}
      value={String(amount)}
      onSave={(chosen) => onSave(Number(chosen))}
    />
  )
}
