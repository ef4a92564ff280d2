/** The candidates in order of similarity to what was typed, the most similar first. */
export function nearestNames(typed: string, candidates: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase()
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance)
    .map(({ candidate }) => candidate)
}

/** How many characters must be inserted, deleted or replaced to turn one text into the other (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let previousRow = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [row, character] of [...one].entries()) {
    const currentRow = [row + 1]
    for (const [column, otherCharacter] of [...other].entries()) {
      currentRow.push(
        Math.min(
          (previousRow[column + 1] ?? 0) + 1,
          (currentRow[column] ?? 0) + 1,
          (previousRow[column] ?? 0) + (character === otherCharacter ? 0 : 1),
        ),
      )
    }
    previousRow = currentRow
  }
  return previousRow.at(-1) ?? 0
}
