import { describeProvider } from '../providers.ts'

interface Props {
  readonly id: string
  /** In a narrow container only the colour is seen; the name is still read out. */
  readonly isCompact?: boolean
}

/** A provider with its small identifying colour. The name says it; the colour only helps the eye. */
export function ProviderName({ id, isCompact = false }: Props) {
  const { name, hue } = describeProvider(id)
  const chroma = hue === null ? '0.01' : 'var(--provider-chroma)'
  return (
    <span className="flex max-w-full min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="size-2 shrink-0 rounded-full"
        style={{ background: `oklch(var(--provider-lightness) ${chroma} ${hue ?? 220})` }}
      />
      <span className={isCompact ? 'truncate @max-3xs:sr-only' : 'truncate'}>{name}</span>
    </span>
  )
}
