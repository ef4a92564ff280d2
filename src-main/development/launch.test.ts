import { describe, expect, it } from 'vitest'
import { launch } from './launch.ts'

function launchScript(script: string) {
  return launch({ file: process.execPath, args: ['-e', script], env: { A_NAME: 'a value' } }, ['an argument'])
}

describe('launch', () => {
  it('tells when the app is up, and how it ends', async () => {
    const app = launchScript("process.send('ready'); process.on('message', () => process.exit(3))")
    expect(await app.started).toBe('ready')
    app.process.send('end')
    expect(await app.ended).toBe(3)
  })

  it('knows an app that leaves the place to a running one from one that crashed', async () => {
    expect(await launchScript('process.exit(0)').started).toBe('ended')
    expect(await launchScript('process.exit(7)').started).toBe('crashed')
    expect(await launchScript("process.kill(process.pid, 'SIGKILL')").started).toBe('crashed')
  })

  it('takes a program that cannot be run for one that crashed', async () => {
    const missing = launch({ file: '/no/such/electron', args: [], env: {} }, [])
    expect(await missing.started).toBe('crashed')
  })

  it('passes variables and arguments on', async () => {
    const script = "process.exit(process.env.A_NAME === 'a value' && process.argv[1] === 'an argument' ? 0 : 1)"
    expect(await launchScript(script).ended).toBe(0)
  })
})
