import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components/Modal'

interface Props {
  readonly label: string
  /** For a question rather than a list. */
  readonly isNarrow?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Floats above the window until it is answered or left; Escape and a click beside it leave it. */
export function Dialog({ label, isNarrow = false, onClose, children }: Props) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className="fixed inset-0 z-10 flex items-start justify-center bg-veil px-6 pt-[8vh] pb-6"
    >
      <Modal
        className={`flex max-h-full w-full flex-col overflow-hidden rounded-panel border border-line bg-panel text-ink shadow-float ${isNarrow ? 'max-w-120' : 'max-w-192'}`}
      >
        <AriaDialog aria-label={label} className="flex min-h-0 flex-col outline-none">
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
