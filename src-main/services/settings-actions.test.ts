import { describe, expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { fakeVault, setUp } from './testing/set-up.ts'

const openai = { provider: 'openai', model: 'gpt-4.1', baseUrl: '' }
const key = 'sk-test-0123456789abcdef'
const logging = {
  fileLevel: 'WARNING',
  requestBodies: true,
  responseBodies: false,
  retention: { days: 3, megabytes: 20 },
} as const

describe('a change that the disk refuses', () => {
  it('changes nothing, and says so in one sentence', async () => {
    const { controller, config, saved, disk, settingsSeen } = setUp()
    await controller.start()
    const before = { state: controller.state(), saved: saved(), seen: settingsSeen.length }
    disk.isFull = true
    const outcomes = [
      controller.saveAppearance({ language: 'zh-CN', theme: 'dark' }),
      controller.saveDesktop({ onStart: 'off', onClose: 'quit', notifications: false }),
      controller.saveAccess({ requiresToken: false }),
      controller.saveLogging(logging),
      controller.setOn(false),
      controller.saveRoute({ tier: 'big', ...openai }),
      await controller.reset('logging'),
      await controller.resetAll(true),
    ]
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        ok: false,
        message:
          'The change could not be saved (ENOSPC), so nothing was changed; look whether the disk is full or protected.',
      })
    }
    expect(controller.state()).toEqual(before.state)
    expect(saved()).toEqual(before.saved)
    expect(settingsSeen).toHaveLength(before.seen)
    expect(config().token).toBe('the-token')
  })

  it('brings the proxy back to the port that it had', async () => {
    const { controller, announced, disk } = setUp()
    await controller.start()
    disk.isFull = true
    expect(await controller.listenOn(9001)).toMatchObject({ ok: false })
    expect(controller.state().status).toEqual({ state: 'on', url: 'http://127.0.0.1:8082' })
    expect(announced.at(-1)).toBe('http://127.0.0.1:8082')
  })
})

describe('the token', () => {
  it('is asked for unless the user says otherwise', async () => {
    const { controller, config } = setUp()
    await controller.start()
    expect(config().token).toBe('the-token')
    controller.saveAccess({ requiresToken: false })
    expect(config().token).toBeNull()
    controller.saveAccess({ requiresToken: true })
    expect(config().token).toBe('the-token')
  })

  it('is asked for wherever other machines can reach the proxy', async () => {
    const proxy = { ...defaultSettings.proxy, host: '0.0.0.0' }
    const { controller, config } = setUp({ settings: { ...defaultSettings, proxy, access: { requiresToken: false } } })
    await controller.start()
    expect(config().token).toBe('the-token')
    const refused = controller.saveAccess({ requiresToken: false })
    expect(refused).toMatchObject({ ok: false })
    expect(refused.ok ? '' : refused.message).toContain('0.0.0.0')
  })

  it('that is renewed counts at once for proxy, runtime file and command', async () => {
    const { controller, config, announced } = setUp()
    await controller.start()
    expect(await controller.rotateToken()).toMatchObject({ ok: true })
    expect(config().token).toBe('the-token-2')
    expect(announced).toEqual(['http://127.0.0.1:8082', 'http://127.0.0.1:8082'])
    expect(controller.environmentCommand('posix', true)).toContain("'the-token-2'")
  })

  it('stays where another cannot be saved', async () => {
    const { controller, config, announced, disk } = setUp()
    await controller.start()
    disk.isFull = true
    expect(await controller.rotateToken()).toMatchObject({ ok: false })
    expect(config().token).toBe('the-token')
    expect(announced).toHaveLength(1)
  })
})

it('tells of changed settings whoever goes by them', async () => {
  const { controller, settingsSeen } = setUp()
  await controller.start()
  controller.saveLogging(logging)
  expect(settingsSeen.at(-1)?.logging).toEqual({ consoleLevel: 'INFO', ...logging })
})

describe('setting back', () => {
  const changed: Settings = {
    ...defaultSettings,
    proxy: { ...defaultSettings.proxy, port: 9001, on: false },
    appearance: { language: 'zh-CN', theme: 'dark' },
    desktop: { onStart: 'as-left', onClose: 'quit', notifications: false },
    access: { requiresToken: false },
    logging: { consoleLevel: 'INFO', ...logging },
    recording: { ...defaultSettings.recording, bodies: true },
    updates: { check: !defaultSettings.updates.check },
  }

  it.each([
    ['general', ['appearance', 'desktop']],
    ['network', ['proxy', 'access']],
    ['logging', ['logging']],
    ['recording', ['recording']],
    ['updates', ['updates']],
  ] as const)('%s leaves all others alone', async (group, parts) => {
    const { controller, saved } = setUp({ settings: changed, startAtLogin: 'on' })
    await controller.start()
    expect(await controller.reset(group)).toMatchObject({ ok: true })
    for (const part of Object.keys(changed) as Array<keyof Settings>) {
      const isReset = (parts as readonly string[]).includes(part)
      const expected = isReset && part !== 'proxy' ? defaultSettings[part] : changed[part]
      if (part === 'proxy') expect(saved().proxy).toEqual({ ...changed.proxy, ...(isReset && { port: 8082 }) })
      else expect(saved()[part], part).toEqual(expected)
    }
    expect(controller.state().desktop.startAtLogin).toBe(group === 'general' ? 'off' : 'on')
  })

  it('the network stops at a port that is in use, and changes nothing', async () => {
    const { controller, saved } = setUp({ settings: changed, busy: new Set([8082]) })
    await controller.start()
    expect(await controller.reset('network')).toMatchObject({ ok: false })
    expect(saved()).toMatchObject({ proxy: { port: 9001 }, access: { requiresToken: false } })
    expect(controller.state().status).toMatchObject({ url: 'http://127.0.0.1:9001' })
  })

  it.each([
    [false, key],
    [true, undefined],
  ])('everything, keys deleted: %s', async (deleteKeys, left) => {
    const keyVault = fakeVault('gnome-keyring')
    const { controller, config, saved } = setUp({ settings: changed, startAtLogin: 'on', keyVault })
    await controller.start()
    controller.saveRoute({ tier: 'big', ...openai })
    await controller.saveKey({ connection: 'big', key, allowUnprotected: false })
    const outcome = await controller.resetAll(deleteKeys)
    expect(outcome).toMatchObject({ ok: true, value: { routes: { big: null }, desktop: { startAtLogin: 'off' } } })
    expect(saved()).toEqual(defaultSettings)
    expect(controller.state().status).toEqual({ state: 'on', url: 'http://127.0.0.1:8082' })
    expect(keyVault.read('big openai')).toBe(left)
    expect(config().token).toBe('the-token')
  })
})
