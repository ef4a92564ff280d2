import { describe, expect, it } from 'vitest'
import { resolveLocale } from './index.ts'
import { createTranslator } from './translator.ts'

describe('resolveLocale', () => {
  it('keeps a chosen language whatever the system speaks', () => {
    expect(resolveLocale('en', ['zh-CN'])).toBe('en')
    expect(resolveLocale('zh-CN', ['en-US'])).toBe('zh-CN')
  })

  it('takes the first of the system’s languages that there is a catalogue for', () => {
    expect(resolveLocale('system', ['de-DE', 'zh-Hans-CN', 'en-US'])).toBe('zh-CN')
    expect(resolveLocale('system', ['en_GB.UTF-8'])).toBe('en')
  })

  it('gives readers of Traditional Chinese Chinese rather than English', () => {
    expect(resolveLocale('system', ['zh-TW'])).toBe('zh-CN')
  })

  it('speaks English where it knows none of them', () => {
    expect(resolveLocale('system', ['fr-FR'])).toBe('en')
    expect(resolveLocale('system', [])).toBe('en')
  })
})

describe('createTranslator', () => {
  it('fills placeholders in as they are, without escaping', () => {
    expect(createTranslator('en').t('tray.on', { address: '<a&b>' })).toBe('● Running on <a&b>')
  })

  it('switches language at once', async () => {
    const translator = createTranslator('en')
    const before = translator.t('tray.quit')
    await translator.changeLanguage('zh-CN')
    expect(translator.t('tray.quit')).not.toBe(before)
  })
})
