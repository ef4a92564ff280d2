import { Menu } from 'electron'

/** On macOS the menu carries the shortcuts for copy, paste, close and quit; elsewhere the window needs no menu. */
export function setUpAppMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
