import { catalogues, type MessageKey } from '../../../shared/i18n/index.ts'
import type { SettingsGroup } from './settings-groups.ts'

/**
 * Groups with the entries that hold every word of the query, in whatever language they are shown: who reads about
 * "port" somewhere finds it in a Chinese window too. A group's title counts for all in it; without a query all is there.
 */
export function searchSettings(groups: readonly SettingsGroup[], query: string): readonly SettingsGroup[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ words }) => {
        const text = textOf([group.title, ...words])
        return wanted.every((word) => text.includes(word))
      }),
    }))
    .filter(({ entries }) => entries.length > 0)
}

function textOf(words: readonly MessageKey[]): string {
  return Object.values(catalogues)
    .flatMap((catalogue) => words.map((word) => catalogue[word]))
    .join('\n')
    .toLowerCase()
}
