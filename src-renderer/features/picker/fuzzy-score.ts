/** What a match is worth, letter by letter. */
const worth = { letter: 1, wordStart: 6, inRow: 5, textStart: 4 } as const
/** A stretch of letters as they were typed beats any scattered match. */
const unbroken = 40

/**
 * How well a typed text fits a name: higher is better, null is not at all. Each word that was typed must be found, its
 * letters in order but not necessarily side by side, so that "gpt5m" finds "gpt-5-mini". Case does not matter.
 */
export function fuzzyScore(typed: string, name: string): number | null {
  const text = name.toLowerCase()
  let total = 0
  for (const word of typed.toLowerCase().split(/\s+/)) {
    if (word === '') continue
    const score = scoreWord(word, text)
    if (score === null) return null
    total += score
  }
  return total
}

function scoreWord(word: string, text: string): number | null {
  const place = text.indexOf(word)
  if (place >= 0) return unbroken + word.length * worth.inRow + placeWorth(text, place)
  let score = 0
  let last = -1
  for (const letter of word) {
    const found = text.indexOf(letter, last + 1)
    if (found < 0) return null
    score += worth.letter + placeWorth(text, found) + (last >= 0 && found === last + 1 ? worth.inRow : 0)
    last = found
  }
  return score
}

function placeWorth(text: string, place: number): number {
  if (place === 0) return worth.wordStart + worth.textStart
  return /[a-z0-9]/.test(text[place - 1] ?? '') ? 0 : worth.wordStart
}
