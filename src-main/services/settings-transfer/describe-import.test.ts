import { describe, expect, it } from 'vitest'
import { defaultSettings, type Connection, type Settings } from '../../../shared/settings.ts'
import { describeImport } from './describe-import.ts'

const big: Connection = { id: 'big', provider: 'openai', keys: [] }
const withBig: Settings = {
  ...defaultSettings,
  connections: [big],
  routes: { ...defaultSettings.routes, big: [{ connection: 'big', model: 'gpt-5' }] },
}

describe('what an import changes', () => {
  it('is nothing where all is the same, whatever the connections have for keys', () => {
    const linked = { ...withBig, connections: [{ ...big, keys: [{ store: 'keychain' as const, id: 'big openai' }] }] }
    expect(describeImport(linked, withBig)).toEqual({ routes: [], parts: [] })
  })

  it('is a route that leads elsewhere under the same name', () => {
    const elsewhere = { ...withBig, connections: [{ ...big, baseUrl: 'https://gateway.example.com/v1' }] }
    expect(describeImport(withBig, elsewhere).routes).toEqual([
      {
        tier: 'big',
        destination: { provider: 'openai', model: 'gpt-5', baseUrl: 'https://gateway.example.com/v1' },
        fallbacks: 0,
      },
    ])
  })

  it('is a route that is gone', () => {
    expect(describeImport(withBig, defaultSettings).routes).toEqual([{ tier: 'big', destination: null, fallbacks: 0 }])
  })

  const shownWithRoutes = ['version', 'connections', 'routes']
  const parts = (Object.keys(defaultSettings) as Array<keyof Settings>).filter(
    (name) => !shownWithRoutes.includes(name),
  )
  it.each(parts)('is told of %s, as of every part of the settings', (part) => {
    expect(describeImport(defaultSettings, { ...defaultSettings, [part]: {} }).parts).not.toEqual([])
  })
})
