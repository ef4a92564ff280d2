import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/settings.ts'
import { parseSettings, setAsideUnusableSettings } from './settings-file.ts'

describe('parseSettings', () => {
  it('takes what it wrote', () => {
    expect(parseSettings(JSON.stringify(defaultSettings))).toEqual(defaultSettings)
  })

  it('takes what a version wrote that knew BIG and SMALL alone', () => {
    const {
      opus: _opus,
      fable: _fable,
      ...routes
    } = { ...defaultSettings.routes, big: [{ connection: 'c', model: 'm' }] }
    expect(parseSettings(JSON.stringify({ ...defaultSettings, routes }))).toEqual({
      ...defaultSettings,
      routes: { ...routes, opus: [], fable: [] },
    })
  })

  it('refuses parameters that would replace the conversation', () => {
    const big = [{ connection: 'c', model: 'm', overrides: { parameters: { messages: [] } } }]
    const routes = { ...defaultSettings.routes, big }
    expect(parseSettings(JSON.stringify({ ...defaultSettings, routes }))).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['half a file', JSON.stringify(defaultSettings).slice(0, -20)],
    ['a file of something else', '{"theme":"dark"}'],
    ['a newer version', JSON.stringify({ ...defaultSettings, version: 2 })],
    [
      'a port that is none',
      JSON.stringify({ ...defaultSettings, proxy: { host: '127.0.0.1', port: 99999, on: true } }),
    ],
  ])('refuses %s', (_name, text) => expect(parseSettings(text)).toBeUndefined())
})

describe('setAsideUnusableSettings', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'freecc-settings-'))
    path = join(folder, 'settings.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('leaves good settings and no settings alone', () => {
    expect(setAsideUnusableSettings(path, new Date())).toBeUndefined()
    writeFileSync(path, JSON.stringify(defaultSettings))
    expect(setAsideUnusableSettings(path, new Date())).toBeUndefined()
    expect(existsSync(path)).toBe(true)
  })

  it('moves bad settings away with all that is in them', () => {
    writeFileSync(path, '{"version":1,')
    const aside = setAsideUnusableSettings(path, new Date())
    expect(existsSync(path)).toBe(false)
    expect(readFileSync(aside ?? '', 'utf8')).toBe('{"version":1,')
  })
})
