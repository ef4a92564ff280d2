import { describe, expect, it } from 'vitest'
import { findTrayHost, type RunProgram } from './tray-host.ts'

const missing = () => Promise.reject(Object.assign(new Error('spawn ENOENT'), { code: 'ENOENT' }))

/** Programs that answer; all others are not installed. */
function installed(programs: Readonly<Record<string, () => Promise<string>>>): RunProgram {
  return (program) => (programs[program] ?? missing)()
}

describe('findTrayHost', () => {
  it.each(['darwin', 'win32'] as const)('needs no question on %s', async (platform) => {
    expect(await findTrayHost(platform, missing)).toBe(true)
  })

  it.each([
    ['gdbus', '(<true>,)', true],
    ['gdbus', '(<false>,)', false],
    ['busctl', 'b true', true],
    ['busctl', 'b false', false],
    ['dbus-send', '   variant       boolean true', true],
    ['dbus-send', '   variant       boolean false', false],
  ])('asks %s, which answers %s', async (program, answer, expected) => {
    expect(await findTrayHost('linux', installed({ [program]: () => Promise.resolve(answer) }))).toBe(expected)
  })

  it('takes a bus that knows no tray for a desktop without one', async () => {
    const refuse = () => Promise.reject(Object.assign(new Error('ServiceUnknown'), { code: 1 }))
    expect(await findTrayHost('linux', installed({ gdbus: refuse }))).toBe(false)
  })

  it('believes in a tray where nobody can be asked', async () => {
    expect(await findTrayHost('linux', missing)).toBe(true)
  })
})
