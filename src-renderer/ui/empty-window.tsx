import { Button } from './button.tsx'

interface Props {
  readonly sentence: string
  readonly remedy: string
  readonly onRemedy: () => void
}

/** In place of everything: why there is nothing to see, and what can be done about it. */
export function EmptyWindow({ sentence, remedy, onRemedy }: Props) {
  return (
    <main role="alert" className="flex h-full flex-col items-center justify-center gap-4 p-6 text-center">
      <p>{sentence}</p>
      <Button look="primary" onPress={onRemedy}>
        {remedy}
      </Button>
    </main>
  )
}
