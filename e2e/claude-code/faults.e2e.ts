import { expect, it } from 'vitest'
import { startProxy } from '../../src-main/proxy/testing/start.ts'
import { startFaultyUpstream, type Reply } from '../faults/faulty-upstream.ts'
import { chat, helloText } from '../faults/formats.ts'
import { chunk, hold, json, openStream, reset, streamed } from '../faults/steps.ts'
import { installClaudeCode } from './install-claude-code.ts'
import { runClaudeCode } from './run-claude-code.ts'
import { createScratchProject } from './scratch-project.ts'

const beginning = chat.beginning.join('')
const hello = streamed(chat.hello.join(''))

/** What goes wrong with the first answer, on raw sockets. */
const faults: readonly (readonly [what: string, reply: Reply])[] = [
  ['F08: a reset in mid-stream', [openStream(), chunk(beginning), reset]],
  ['F09: a stream that just ends', streamed(beginning)],
  ['F07: a stall in mid-stream', [openStream(), chunk(beginning), hold]],
  ['F14: garbage in mid-stream', streamed(beginning, 'data: {"choices":[{"del\n\n', '\u0000\u0001\n\n')],
  ['F50: an overload', [json(529, chat.error(529, 'Overloaded'))]],
]

it.each(faults)('gets the whole answer in the end: %s', async (_what, fault) => {
  const installation = await installClaudeCode()
  if (installation.kind === 'missing') throw new Error(installation.reason)
  const project = await createScratchProject({})
  try {
    const upstream = await startFaultyUpstream([fault, hello])
    const { url } = await startProxy({
      baseUrl: `${upstream.origin}/v1`,
      limits: { silenceMs: 500, repeatMs: 1 },
      refresh: false,
    })
    const asked = { executable: installation.executable, project, baseUrl: url, token: 'any', prompt: 'Say hello' }
    const { stdout } = await runClaudeCode(asked)
    expect(stdout).toBe(`${helloText}\n`)
    expect(upstream.requests.length).toBeGreaterThan(1)
  } finally {
    await project.remove()
  }
})
