import type { DiffLine } from '../../shared/claude-code.ts'

/** Lines shown before and after a change. */
const contextLines = 2

interface Side {
  /** Decides what differs. */
  readonly text: string
  /** What is shown, line for line. */
  readonly shown: string
}

/** What differs between two texts, line by line, with a little of what stays the same around it. */
export function diffLines(before: Side | null, after: Side): readonly DiffLine[] {
  const old = before === null ? [] : linesOf(before)
  return withContext(compare(old, linesOf(after)))
}

interface Line {
  readonly text: string
  readonly shown: string
}

function linesOf({ text, shown }: Side): readonly Line[] {
  const visible = shown.split('\n')
  const lines = text
    .split('\n')
    .map((line, index) => ({ text: line, shown: (visible[index] ?? '').replace(/\r$/, '') }))
  // The end of the last line is no line of its own.
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines
}

/** Settings change in one place, so what is left between equal beginnings and ends is small enough for a table. */
function compare(old: readonly Line[], next: readonly Line[]): readonly DiffLine[] {
  const isEqual = (a: Line | undefined, b: Line | undefined) => a !== undefined && a.text === b?.text
  const shorter = Math.min(old.length, next.length)
  let head = 0
  while (head < shorter && isEqual(old[head], next[head])) head += 1
  let tail = 0
  while (tail < shorter - head && isEqual(old.at(-1 - tail), next.at(-1 - tail))) tail += 1
  const same = ({ shown }: Line): DiffLine => ({ kind: 'same', text: shown })
  return [
    ...old.slice(0, head).map(same),
    ...compareMiddle(old.slice(head, old.length - tail), next.slice(head, next.length - tail)),
    ...old.slice(old.length - tail).map(same),
  ]
}

/** By the longest common subsequence. */
function compareMiddle(old: readonly Line[], next: readonly Line[]): readonly DiffLine[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(next.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = next.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = old[i]?.text === next[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const result: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < next.length) {
    const [removed, added] = [old[i], next[j]]
    if (removed !== undefined && removed.text === added?.text) {
      result.push({ kind: 'same', text: removed.shown })
      i += 1
      j += 1
    } else if (removed !== undefined && (added === undefined || at(i + 1, j) >= at(i, j + 1))) {
      result.push({ kind: 'removed', text: removed.shown })
      i += 1
    } else if (added !== undefined) {
      result.push({ kind: 'added', text: added.shown })
      j += 1
    }
  }
  return result
}

function withContext(lines: readonly DiffLine[]): readonly DiffLine[] {
  const isNear = (index: number) =>
    lines.slice(Math.max(0, index - contextLines), index + contextLines + 1).some(({ kind }) => kind !== 'same')
  return lines.flatMap((line, index) => {
    if (isNear(index)) return [line]
    return index === 0 || isNear(index - 1) ? [{ kind: 'gap', text: '' } as const] : []
  })
}
