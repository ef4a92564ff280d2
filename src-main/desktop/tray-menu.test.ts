import { describe, expect, it } from 'vitest'
import type { BudgetUse } from '../../shared/budget.ts'
import { createTranslator } from '../../shared/i18n/translator.ts'
import type { ProxyStatus } from '../../shared/proxy-status.ts'
import type { TierChoice } from '../../shared/ipc.ts'
import type { UpdateStatus } from '../../shared/updates.ts'
import { glyphOf, trayIconFile } from './tray-icon.ts'
import { trayMenu, type TrayMenuOptions, type TrayRow } from './tray-menu.ts'

const on: ProxyStatus = { state: 'on', url: 'http://127.0.0.1:8082' }
const off: ProxyStatus = { state: 'off', url: 'http://127.0.0.1:8082' }
const starting: ProxyStatus = { state: 'starting' }
const portInUse: ProxyStatus = { state: 'port-in-use', port: 8082 }
const failed: ProxyStatus = { state: 'failed', message: 'This machine has no address 10.0.0.1; use 127.0.0.1.' }

const gpt: TierChoice = { provider: 'openai', model: 'gpt-4.1', baseUrl: '', isCurrent: true, isReady: true }
const qwen: TierChoice = { provider: 'ollama', model: 'qwen3-coder', baseUrl: '', isCurrent: false, isReady: true }
const grok: TierChoice = { provider: 'xai', model: 'grok-4-fast', baseUrl: '', isCurrent: false, isReady: false }
const problem = { id: 'ex_7', status: 401, from: 'DeepSeek' }

const noChoices: TrayMenuOptions['choices'] = { big: [], small: [], opus: [], fable: [] }

function menu(status: ProxyStatus, change: Partial<TrayMenuOptions> = {}): readonly TrayRow[] {
  return trayMenu({
    status,
    ports: { wanted: 8082, free: null },
    budget: null,
    locale: 'en',
    shell: 'fish',
    updates: { check: true, status: { state: 'current', checkedAt: null } },
    choices: { ...noChoices, big: [gpt, grok, qwen] },
    problem: null,
    translate: createTranslator('en').t,
    ...change,
  })
}

const labels = (rows: readonly TrayRow[]) => rows.map((row) => (row.kind === 'separator' ? '-' : row.label))
const actions = (rows: readonly TrayRow[]) => rows.flatMap((row) => (row.kind === 'action' ? [row.action] : []))

/** The rows behind the row whose label begins like this. */
function submenu(rows: readonly TrayRow[], start: string): readonly TrayRow[] {
  const row = rows.find((candidate) => candidate.kind === 'submenu' && candidate.label.startsWith(start))
  if (row?.kind !== 'submenu') throw new Error(`There is no submenu ${start}.`)
  return row.rows
}

describe('trayMenu', () => {
  it('leads to an update that there is, and restarts into one that is ready', () => {
    const withUpdate = (status: UpdateStatus) => menu(on, { updates: { check: true, status } })
    const available = withUpdate({ state: 'available', version: '2.0.0' })
    expect(labels(available)).toContain('Update to 2.0.0…')
    expect(actions(available)).toContainEqual({ kind: 'open-window', address: '#/settings/updates' })
    const ready = withUpdate({ state: 'ready', version: '2.0.0' })
    expect(labels(ready)).toContain('Restart to update to 2.0.0')
    expect(actions(ready)).toContainEqual({ kind: 'install-update' })
    expect(labels(menu(on)).join()).not.toContain('pdate')
  })

  it('says how it stands, and holds everything else in one look', () => {
    expect(labels(menu(on, { problem }))).toEqual([
      '● Running on 127.0.0.1:8082',
      'Turn off',
      'BIG → OpenAI · gpt-4.1',
      'SMALL → Follows BIG',
      '-',
      'Copy environment command',
      'Copy base URL',
      '-',
      'Last error: 401 from DeepSeek',
      'Requests…',
      'Settings…',
      'Open FreeCC',
      '-',
      'Quit FreeCC',
    ])
  })

  it('offers the way back', () => {
    expect(labels(menu(off)).slice(0, 2)).toEqual(['○ Off', 'Turn on'])
    expect(actions(menu(on))[0]).toEqual({ kind: 'turn-off' })
    expect(actions(menu(off))[0]).toEqual({ kind: 'turn-on' })
    expect(labels(menu(starting))[0]).toBe('○ Starting…')
  })

  it('gives a choice when the port is in use', () => {
    const rows = menu(portInUse, { ports: { wanted: 8082, free: 8084 } })
    expect(labels(rows).slice(0, 3)).toEqual(['▲ Port 8082 is in use', 'Try port 8082 again', 'Use port 8084 instead'])
    expect(actions(rows).slice(0, 2)).toEqual([
      { kind: 'listen-on', port: 8082 },
      { kind: 'listen-on', port: 8084 },
    ])
    expect(labels(menu(portInUse))).not.toContain('Use port 8084 instead')
  })

  it('says why it is not running', () => {
    expect(labels(menu(failed))[0]).toBe('▲ Not running: This machine has no address 10.0.0.1; use 127.0.0.1.')
  })

  it('switches a tier to what is ready, and leads to the models where a key is missing', () => {
    const rows = submenu(menu(on), 'BIG')
    expect(rows).toMatchObject([
      { kind: 'choice', label: 'OpenAI · gpt-4.1', isChosen: true },
      {
        kind: 'choice',
        label: 'Ollama · qwen3-coder',
        isChosen: false,
        action: {
          kind: 'choose-model',
          tier: 'big',
          destination: { provider: 'ollama', model: 'qwen3-coder', baseUrl: '' },
        },
      },
      { kind: 'action', label: 'xAI · grok-4-fast (key missing)', action: { address: '#/models/big' } },
      { kind: 'separator' },
      { kind: 'action', label: 'Choose…', action: { kind: 'open-window', address: '#/models/big/choose' } },
    ])
  })

  it('has a place for OPUS and FABLE only where they have a route', () => {
    const isOptional = (label: string) => /^(OPUS|FABLE) →/.test(label)
    expect(labels(menu(on, { choices: { ...noChoices, opus: [qwen], fable: [grok] } })).filter(isOptional)).toEqual([])
    expect(labels(menu(on, { choices: { ...noChoices, opus: [gpt, qwen] } })).filter(isOptional)).toEqual([
      'OPUS → OpenAI · gpt-4.1',
    ])
  })

  it('marks nothing where a tier has no model of its own', () => {
    expect(labels(submenu(menu(on), 'SMALL'))).toEqual(['Choose…'])
    const rows = submenu(menu(on, { choices: { ...noChoices, small: [qwen] } }), 'SMALL')
    expect(rows[0]).toMatchObject({ kind: 'action', action: { kind: 'choose-model', tier: 'small' } })
    expect(labels(menu(on, { choices: noChoices }))).toContain('BIG → Not set up')
  })

  it("has the command for every shell, the user's own first", () => {
    expect(submenu(menu(on), 'Copy environment')).toEqual(
      (['fish', 'posix', 'powershell', 'cmd'] as const).map((shell) => ({
        kind: 'action',
        label: { fish: 'fish', posix: 'bash · zsh', powershell: 'PowerShell', cmd: 'cmd' }[shell],
        action: { kind: 'copy-command', shell },
      })),
    )
  })

  it('opens the request that failed last', () => {
    const addresses = actions(menu(on, { problem })).flatMap((action) =>
      action.kind === 'open-window' ? [action.address] : [],
    )
    expect(addresses).toEqual(['#/requests/ex_7', '#/requests', '#/settings', undefined])
    expect(labels(menu(on, { problem: { ...problem, status: null } }))).toContain('Last error: DeepSeek')
  })

  it.each([starting, on, off, portInUse, failed])('can always open, copy and quit: %j', (status) => {
    const kinds = actions(menu(status)).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['copy-base-url', 'open-window', 'quit']))
  })

  it('stays within twelve rows, whatever happens', () => {
    for (const status of [starting, on, off, portInUse, failed]) {
      const rows = menu(status, { problem, ports: { wanted: 8082, free: 8083 } })
      expect(rows.filter(({ kind }) => kind !== 'separator').length).toBeLessThanOrEqual(12)
    }
  })

  it('speaks Chinese', () => {
    const translate = createTranslator('zh-CN').t
    expect(labels(menu(on, { problem, translate })).slice(0, 4)).toEqual([
      '● 运行中：127.0.0.1:8082',
      '关闭',
      'BIG → OpenAI · gpt-4.1',
      'SMALL → 跟随 BIG',
    ])
    expect(labels(menu(on, { problem, translate }))).toContain('最近的错误：DeepSeek 返回 401')
  })
})

describe('the icon', () => {
  it('has a shape for each state, and one for traffic', () => {
    expect([starting, on, off, portInUse, failed].map((status) => glyphOf(status, false))).toEqual([
      'off',
      'on',
      'off',
      'error',
      'error',
    ])
    expect([on, off, failed].map((status) => glyphOf(status, true))).toEqual(['traffic', 'off', 'error'])
  })

  it('is a template on macOS, an icon file on Windows, a picture elsewhere', () => {
    const files = (['darwin', 'win32', 'linux'] as const).map((platform) => trayIconFile('icons', 'on', platform))
    expect(files).toEqual(['icons/onTemplate.png', 'icons/on.ico', 'icons/on.png'])
  })

  it('tells of a budget that is nearly or wholly used up, and leads to it', () => {
    const use = { period: 'day', of: '2026-11-22', spent: 5, limit: 5, level: 'over', isLifted: false } as const
    const rowsWith = (budget: BudgetUse) => labels(menu(on, { budget }))
    expect(rowsWith(use)).toContain('Today’s budget of $5 is used up.')
    const near = { ...use, period: 'month', level: 'near', limit: 12.5 } as const
    expect(rowsWith(near)).toContain('80 % of this month’s budget of $12.50 is used up.')
  })
})
