import { useState, type ReactNode } from 'react'
import type { Task } from '../../state/use-task.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

interface Props {
  readonly label: string
  /** What it is, where the label alone does not say so. */
  readonly spokenLabel?: string
  readonly look?: 'plain' | 'quiet'
  readonly question: string
  readonly confirm: string
  readonly task: Pick<Task<[]>, 'isRunning' | 'failure' | 'run'>
  readonly onDone?: () => void
  /** What happens. */
  readonly children: ReactNode
}

/** Does something that cannot be taken back, after asking. */
export function ConfirmButton({
  label,
  spokenLabel,
  look = 'plain',
  question,
  confirm,
  task,
  onDone,
  children,
}: Props) {
  const [isAsking, setAsking] = useState(false)

  async function goAhead(): Promise<void> {
    if (!(await task.run())) return
    setAsking(false)
    onDone?.()
  }

  return (
    <>
      <Button
        look={look}
        {...(spokenLabel !== undefined && { 'aria-label': spokenLabel })}
        onPress={() => setAsking(true)}
      >
        {label}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          question={question}
          confirm={confirm}
          isRunning={task.isRunning}
          failure={task.failure}
          onConfirm={() => void goAhead()}
          onClose={() => setAsking(false)}
        >
          {children}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
