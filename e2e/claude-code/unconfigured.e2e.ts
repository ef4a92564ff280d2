import { expect, it } from 'vitest'
import { withProxy } from './with-proxy.ts'

it('tells a newcomer what to set when nothing is', () =>
  withProxy(
    async ({ ask }) => {
      const { exitCode, stdout } = await ask('Hello?')
      expect(exitCode).toBe(1)
      expect(stdout).toContain('OPENAI_API_KEY')
      expect(stdout).toContain('.env')
    },
    { settings: () => ({}) },
  ))
