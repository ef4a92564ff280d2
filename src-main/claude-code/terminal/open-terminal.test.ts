import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scratchSystem } from '../testing/scratch-system.ts'
import { openTerminal } from './open-terminal.ts'

/** It is found there wherever the home is. */
const isInstalledForAll = ['/usr/local/bin/claude', '/usr/bin/claude', '/bin/claude'].some((path) => existsSync(path))

const variables = [['ANTHROPIC_AUTH_TOKEN', 'our-token']] as const

/** A machine with these programs; a terminal notes its arguments and what it is asked to run. */
function machine(programs: Readonly<Record<string, string>>) {
  const scratch = scratchSystem()
  const { home } = scratch.system
  for (const [name, text] of Object.entries(programs)) {
    scratch.write(`bin/${name}`, `#!/bin/sh\n${text.replaceAll('HOME', home)}\n`)
    chmodSync(scratch.path(`bin/${name}`), 0o755)
  }
  const system = { ...scratch.system, environment: { PATH: scratch.path('bin'), SHELL: '/bin/false' } }
  return { ...scratch, system, open: () => openTerminal({ system, folder: home, variables }) }
}

const terminal = 'echo "$@" > HOME/args; cat "$2" > HOME/script; stat -c %a "$2" > HOME/mode'

describe.skipIf(process.platform !== 'linux')('openTerminal', () => {
  it('hands the terminal a script for its owner only, and no token among the arguments', async () => {
    const { open, read } = machine({ xterm: terminal, claude: 'true' })
    expect(await open()).toEqual({ ok: true })
    expect(read('args')).toMatch(/^-e \S+freecc-terminal-\S+\/claude\.command\n$/)
    expect(read('mode')).toBe('700\n')
    expect(read('script')).toContain("export ANTHROPIC_AUTH_TOKEN='our-token'")
  })

  it.skipIf(isInstalledForAll)('says that there is no Claude Code', async () => {
    expect(await machine({ 'my-term': 'true' }).open()).toEqual({ ok: false, problem: 'terminal.noClaude' })
  })

  it('finds Claude Code where its installer puts it', async () => {
    const app = machine({ xterm: terminal })
    app.write('.local/bin/claude', '#!/bin/sh\n')
    chmodSync(app.path('.local/bin/claude'), 0o755)
    expect(await app.open()).toEqual({ ok: true })
    expect(app.read('script')).toContain(`'${app.path('.local/bin/claude')}'`)
  })

  it('says that there is no terminal', async () => {
    expect(await machine({ claude: 'true' }).open()).toEqual({ ok: false, problem: 'terminal.noTerminal' })
  })

  it('says that the terminal does not start, and leaves no script behind', async () => {
    const { open, path } = machine({ xterm: 'echo "$2" > HOME/script-path; exit 1', claude: 'true' })
    expect(await open()).toEqual({ ok: false, problem: 'terminal.failed' })
    expect(existsSync(readFileSync(path('script-path'), 'utf8').trim())).toBe(false)
  })
})
