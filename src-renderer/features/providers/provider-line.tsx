import { CircleCheck } from 'lucide-react'
import { Text } from 'react-aria-components/Text'
import { ProviderName } from '../../ui/provider-name.tsx'
import type { ProviderNotes } from './use-provider-notes.ts'

/** One provider in a list: its name, what kind it is, and whether it runs here or has a key. */
export function ProviderLine({ id, notes }: { readonly id: string; readonly notes: ProviderNotes }) {
  const { kind, state, isReady } = notes
  return (
    <span className="flex min-w-0 items-baseline gap-3">
      <Text slot="label" className="min-w-0 flex-1">
        <ProviderName id={id} />
      </Text>
      <Text
        slot="description"
        className={`flex shrink-0 items-center gap-1 text-small ${isReady ? 'text-soft' : 'text-faint'}`}
      >
        {isReady ? <CircleCheck aria-hidden size={12} className="text-signal" /> : null}
        {isReady || kind === '' ? state : `${kind} · ${state}`}
      </Text>
    </span>
  )
}
