import { describe, expect, it, vi } from 'vitest'
import { callSchemas, type CallHandlers, type CallName } from '../../shared/ipc.ts'
import { defaultRecordingSettings } from '../../shared/recording-settings.ts'
import { handleCall } from './handle-call.ts'

function handlers() {
  const called = vi.fn<(name: string, request: unknown) => void>()
  const entries = Object.keys(callSchemas).map((name) => [name, (request: unknown) => called(name, request)])
  return { called, all: Object.fromEntries(entries) as unknown as CallHandlers }
}

const goodRequests: Readonly<Record<CallName, unknown>> = {
  'state.get': undefined,
  'requests.list': undefined,
  'requests.detail': { id: 'req_1' },
  'requests.cancel': { id: 'req_1' },
  'requests.clear': undefined,
  'requests.export': { form: 'har', ids: ['req_1'] },
  'requests.import': undefined,
  'requests.replay': { id: 'req_1', destination: { provider: 'xai', model: 'grok-4-fast', baseUrl: '' } },
  'clipboard.copy': { text: 'curl …' },
  'totals.get': undefined,
  'budget.save': { dayDollars: 5, monthDollars: null, atLimit: 'stop', cheaper: null, lifted: ['2026-11-22'] },
  'recording.save': defaultRecordingSettings,
  'recording.wipe': undefined,
  'proxy.setOn': { on: true },
  'proxy.listenOn': { port: 8083 },
  'route.save': { tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl: '' },
  'route.remove': { tier: 'opus' },
  'key.save': { connection: 'small', key: 'sk-secret', allowUnprotected: false },
  'key.remove': { connection: 'small', keyId: 'small openai' },
  'fallbacks.save': { tier: 'small', fallbacks: [{ provider: 'openai', model: 'gpt-4.1-mini', baseUrl: '' }] },
  'connection.test': { tier: 'big', provider: 'openai', model: 'gpt-4.1', baseUrl: '', key: 'sk-typed' },
  'connection.stopTest': { tier: 'big' },
  'models.list': { tier: 'small', provider: 'openai', model: '', baseUrl: '', isFresh: true },
  'models.setFavourite': { provider: 'openai', model: 'gpt-4.1', isFavourite: true },
  'localServers.find': undefined,
  'firstRun.save': { isOver: false, step: 'key', provider: 'groq', baseUrl: '', offeredAt: null },
  'connect.copyCommand': { shell: 'fish', isPlain: false },
  'claudeCode.look': undefined,
  'claudeCode.addFolder': undefined,
  'claudeCode.removeFolder': { place: '/home/you/project' },
  'claudeCode.preview': { place: 'user', isPlain: false },
  'claudeCode.write': { place: 'user', isPlain: true, fingerprint: 'a'.repeat(64) },
  'claudeCode.fix': { place: 'user' },
  'claudeCode.undo': { place: 'user' },
  'claudeCode.openTerminal': { place: '/home/you/project' },
  'claudeCode.copyVsCode': { isPlain: false },
  'claudeCode.save': { undoOnQuit: false },
  'appearance.save': { language: 'zh-CN', theme: 'dark' },
  'desktop.save': { onStart: 'off', onClose: 'quit', notifications: false },
  'app.setStartAtLogin': { on: true },
  'access.save': { requiresToken: false },
  'token.rotate': undefined,
  'logging.save': {
    fileLevel: 'INFO',
    requestBodies: true,
    responseBodies: false,
    retention: { days: 7, megabytes: 100 },
  },
  'updates.save': { check: false },
  'updates.look': undefined,
  'updates.download': undefined,
  'updates.install': undefined,
  'logs.openFolder': undefined,
  'logs.delete': undefined,
  'settings.reset': { group: 'network' },
  'settings.resetAll': { deleteKeys: true },
  'settings.export': undefined,
  'settings.chooseImport': { kind: 'env' },
  'settings.applyImport': { allowUnprotected: false },
}

describe('handleCall', () => {
  it.each(Object.entries(goodRequests))('passes %s on', async (name, request) => {
    const { all, called } = handlers()
    await handleCall(all, name, request)
    expect(called).toHaveBeenCalledExactlyOnceWith(name, request)
  })

  it.each(['', 'files.read', 'constructor', '__proto__', 'toString', 7, null, { name: 'state.get' }])(
    'refuses the name %j',
    async (name) => {
      const { all, called } = handlers()
      await expect(handleCall(all, name, undefined)).rejects.toThrow('There is no such call.')
      expect(called).not.toHaveBeenCalled()
    },
  )

  it.each([
    ['state.get', {}],
    ['proxy.setOn', { on: 'yes' }],
    ['proxy.setOn', { on: true, also: 1 }],
    ['proxy.listenOn', { port: 0 }],
    ['proxy.listenOn', { port: 80.5 }],
    ['route.save', { tier: 'medium', provider: 'openai', model: 'm', baseUrl: '' }],
    ['key.save', { connection: 'big', key: '', allowUnprotected: false }],
    ['connect.copyCommand', { shell: 'bash; rm', isPlain: false }],
    ['claudeCode.write', { place: 'user', isPlain: false, fingerprint: 'a', file: '/etc/passwd' }],
    ['appearance.save', undefined],
    ['desktop.save', { onStart: 'perhaps', onClose: 'quit', notifications: true }],
    ['app.setStartAtLogin', { on: true, command: 'rm' }],
    ['logging.save', { fileLevel: 'INFO', requestBodies: true, responseBodies: true, retention: { days: 0 } }],
    ['settings.reset', { group: 'models' }],
    ['settings.export', { path: '/etc/passwd' }],
    ['settings.chooseImport', { kind: 'env', path: '/etc/passwd' }],
  ])('refuses %s with %j', async (name, request) => {
    const { all, called } = handlers()
    await expect(handleCall(all, name, request)).rejects.toThrow(
      `The request of ${name} does not have the agreed form.`,
    )
    expect(called).not.toHaveBeenCalled()
  })

  it('repeats nothing of a refused request, which may hold a key', async () => {
    const { all } = handlers()
    const request = { tier: 'big', key: 'sk-secret', allowUnprotected: 'no' }
    const error: unknown = await handleCall(all, 'key.save', request).catch((reason: unknown) => reason)
    expect(String(error)).not.toContain('sk-secret')
  })
})
