/** Cuts a text by characters, never within one. */
export function pieces(text: string, length: number): readonly string[] {
  const characters = [...text]
  return Array.from({ length: Math.ceil(characters.length / length) }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  )
}
