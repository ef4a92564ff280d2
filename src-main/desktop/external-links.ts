import { providers } from '../../shared/providers/index.ts'

const allowed: ReadonlySet<string> = new Set(
  providers
    .flatMap(({ keysUrl, docsUrl }) => [keysUrl, docsUrl])
    .flatMap((url) => (url === null ? [] : [normalise(url)])),
)

/** Whether a link may open in the user's browser: the catalogue's pages only. (Electron security checklist, item 15.) */
export function isKnownLink(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && allowed.has(normalise(url))
}

function normalise(url: string): string {
  return new URL(url).href
}
