import { clipboard } from 'electron'

/** Resolves when the text is there; at once where Electron still writes synchronously. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text)
}
