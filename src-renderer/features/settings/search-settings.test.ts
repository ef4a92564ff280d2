import { describe, expect, it } from 'vitest'
import { searchSettings } from './search-settings.ts'
import { settingsGroups } from './settings-groups.ts'

function found(query: string): readonly string[] {
  return searchSettings(settingsGroups, query).flatMap(({ entries }) => entries.map(({ words }) => words[0]))
}

describe('searching the settings', () => {
  it('shows all of them without a query, and no group that is empty', () => {
    expect(found('  ').length).toBeGreaterThan(20)
    expect(searchSettings(settingsGroups, '').every(({ entries }) => entries.length > 0)).toBe(true)
  })

  it('finds a setting by every word in any order, in either language', () => {
    expect(found('LOG delete')).toEqual(['settings.logFiles'])
    expect(found('端口')).toContain('settings.port')
    expect(found('port copy')).toEqual(['settings.port'])
  })

  it('finds a whole group by its title', () => {
    expect(found('privacy')).toHaveLength(6)
  })

  it('finds nothing for words that stand nowhere', () => {
    expect(found('zebra')).toEqual([])
  })
})
