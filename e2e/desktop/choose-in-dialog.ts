import type { RunningApp } from './freecc-app.ts'

/** Lets the user's next choice in the system's dialogs be this file; a test cannot click in them. */
export async function chooseInDialog({ electron }: RunningApp, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}
