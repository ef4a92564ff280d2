/** The end of a name says which variant it is, so it stays. In characters. */
const tail = 10

/** A long name that loses its middle first, as its beginning and its end tell more. */
export function MiddleEllipsis({ children }: { readonly children: string }) {
  const split = Math.max(0, children.length - tail)
  return (
    <span className="flex min-w-0 whitespace-pre" title={children}>
      <span className="truncate">{children.slice(0, split)}</span>
      <span className="shrink-0">{children.slice(split)}</span>
    </span>
  )
}
