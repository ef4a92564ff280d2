import { dialog } from 'electron'

/** The folder that the user chooses in the system's own dialog; null if none. */
export async function askForFolder(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] })
  return canceled ? null : (filePaths[0] ?? null)
}
