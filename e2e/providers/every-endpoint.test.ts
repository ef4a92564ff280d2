import { afterAll, describe, expect, it } from 'vitest'
import type { StreamEvent } from '../../shared/anthropic/stream-events.ts'
import { accumulateMessage } from '../../src-main/codecs/answer/accumulate-message.ts'
import { checkStreamText } from '../../src-main/codecs/testing/stream-conformance.ts'
import { configurations } from './configurations.ts'
import { endpointCases, type EndpointCase } from './endpoint-cases.ts'
import { expectedRequest, modelFor, sessionWith } from './expected-request.ts'
import { session } from './formats.ts'
import { startProxyToAnyHost } from './proxy-to-any-host.ts'

const { hosts, proxy, url, close } = await startProxyToAnyHost()
afterAll(close)

/** Headers of Claude Code, and credentials that are for FreeCC alone. */
const clientHeaders = {
  'content-type': 'application/json',
  authorization: 'Bearer client-secret',
  'x-api-key': 'client-secret',
  'anthropic-version': '2023-06-01',
  'anthropic-beta': 'claude-code-20250219,interleaved-thinking-2025-05-14',
  'anthropic-dangerous-direct-browser-access': 'true',
  'user-agent': 'claude-cli/2.1.330',
  'x-app': 'cli',
  'x-claude-code-session-id': session,
  'x-stainless-timeout': '600',
}

async function ask(given: EndpointCase, requested: string): Promise<string> {
  const body = { ...sessionWith(given), model: requested }
  const init = { method: 'POST', headers: clientHeaders, body: JSON.stringify(body) }
  return (await fetch(`${url}/v1/messages?beta=true`, init)).text()
}

function messageIn(stream: string) {
  const events = stream.matchAll(/^data: (.*)$/gm)
  return accumulateMessage([...events].map(([, data = '']) => JSON.parse(data) as StreamEvent))
}

const rows = Map.groupBy(endpointCases, ({ provider }) => provider.id)

describe.each([...rows])('%s', (_id, cases) => {
  const ways = Object.entries(configurations).flatMap(([way, configure]) =>
    cases.map((given) => ({ way, title: given.title, given, configure })),
  )

  it.each(ways)('is asked as it documents, set up by $way, $title', async ({ given, configure }) => {
    const { config, requested } = configure(given, modelFor(given))
    proxy.configure({ ...config, token: null })
    hosts.expect(expectedRequest(given))
    const stream = await ask(given, requested)
    expect(hosts.complaints()).toEqual([])
    expect(checkStreamText(stream)).toEqual([])
    const message = messageIn(stream)
    expect(message).toMatchObject({ model: requested, stop_reason: 'tool_use' })
    // Where an API signs what it says, the signatures are in blocks of their own.
    expect(message?.content.filter(({ type }) => type !== 'thinking')).toMatchObject([
      { type: 'text', text: 'Found it.' },
      { type: 'tool_use', name: 'Bash', input: { command: 'ls' } },
    ])
  })
})
