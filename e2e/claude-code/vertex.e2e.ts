import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accounts, startFakeGoogle } from '../../src-main/auth/testing/fake-google.ts'
import { location, project, startFakeVertex, type VertexCall } from '../../src-main/proxy/testing/fake-vertex.ts'
import { messageEvents } from '../upstream/send-message.ts'
import { withClient } from './with-client.ts'

it('finishes a task with Claude on Vertex AI, signed in to Google Cloud', async () => {
  const google = await startFakeGoogle()
  const vertex = await startFakeVertex((token) => google.issued.includes(token))
  vertex.answer = ({ model, text }) => {
    if (model === 'count-tokens') return { body: { input_tokens: 1000 } }
    const number = vertex.calls.length
    const isDone = text.includes('"tool_result"')
    const canRun = text.includes('"name":"Bash"')
    const call = { id: `toolu_${number}`, name: 'Bash', input: { command: 'echo from-the-shell', description: 'Echo' } }
    const said = canRun && !isDone ? { toolCalls: [call] } : { text: 'Done on Vertex AI.' }
    return { body: messageEvents(model, said, number) }
  }
  const directory = await mkdtemp(join(tmpdir(), 'vertex-'))
  const [subject, credentials] = [join(directory, 'subject'), join(directory, 'credentials.json')]
  await writeFile(subject, 'token-of-the-ci')
  await writeFile(credentials, JSON.stringify(accounts.external(google.url, subject)))
  const settings = {
    BIG_MODEL_PROVIDER: 'vertex',
    BIG_MODEL_NAME: 'claude-sonnet-4-5@20250929',
    VERTEX_PROJECT_ID: project,
    VERTEX_LOCATION: location,
    VERTEX_API_BASE: vertex.url,
    GOOGLE_APPLICATION_CREDENTIALS: credentials,
  }
  await withClient([], async ({ serve }) => {
    const { ask, server } = await serve(settings)
    const { stdout } = await ask('Run echo from-the-shell', { allowedTools: ['Bash'], arguments: ['--model', 'opus'] })
    expect(stdout).toBe('Done on Vertex AI.\n')
    const { stderr } = await server.stop()
    expect(stderr).not.toContain(google.issued[0])
  })
  await rm(directory, { recursive: true })
  expect(google.issued).toHaveLength(1)
  expect(vertex.calls.map(nameOf)).toContain('anthropic/claude-sonnet-4-5@20250929:streamRawPredict')
  expect(vertex.calls.some(({ text }) => text.includes('"tool_result"'))).toBe(true)
})

function nameOf({ publisher, model, method }: VertexCall): string {
  return `${publisher}/${model}:${method}`
}
