import { dialog, Notification } from 'electron'

export interface Note {
  readonly title: string
  readonly body: string
}

/** Electron keeps none of them, and one that was collected as garbage takes no click. */
const shown = new Set<Notification>()

/** Shows a note of the system's; one that it will not show is lost unless something else is done about it. */
export function notify({ title, body }: Note, onClick: () => void, otherwise: () => void = () => undefined): void {
  if (!Notification.isSupported()) {
    otherwise()
    return
  }
  const notification = new Notification({ title, body })
  const forget = () => void shown.delete(notification)
  shown.add(notification)
  notification.on('click', onClick)
  notification.on('close', forget)
  // macOS refuses notes of an app that is not signed; a Linux desktop may have nothing that shows any.
  notification.on('failed', () => {
    forget()
    otherwise()
  })
  notification.show()
}

/** For what must be read: a note, or a box where the system shows no notes. */
export function tell(note: Note, onClick: () => void): void {
  notify(note, onClick, () => showBox(note))
}

/** Stands beside whatever else is done; nothing waits for it. */
export function showBox({ title, body }: Note): void {
  void dialog.showMessageBox({ type: 'info', title, message: title, detail: body })
}
