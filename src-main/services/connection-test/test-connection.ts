import { randomUUID } from 'node:crypto'
import { testPatienceSeconds, type ConnectionTestResult } from '../../../shared/connection-test.ts'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { Loss } from '../../../shared/request-log.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { createProxy } from '../../proxy/create-proxy.ts'
import type { ProxyConfig } from '../../proxy/proxy.ts'
import { buildRoutingTable } from '../../proxy/routing/routing-table.ts'
import { createUpstreamClient } from '../../proxy/upstream/upstream-client.ts'
import { judge, type Probe } from './judge.ts'
import { pictureRequest, probeForms, probeRequest, type ProbeForm } from './probe-requests.ts'
import { sendProbe } from './send-probe.ts'
import { watchClient } from './watch-client.ts'

export interface TestOptions {
  /** Ends the test: what it would say is not wanted any more. */
  readonly stop: AbortSignal
  /** In ms, for everything together. */
  readonly patience?: number
}

/**
 * Asks the first model of BIG something tiny, the way Claude Code would, and says what works.
 *
 * The questions go through a proxy of their own on a port of their own, which is all that Claude Code's requests go
 * through as well; but nobody else hears of them, so they count as nobody's requests.
 */
export async function testConnection(
  config: ProxyConfig,
  { stop, patience = testPatienceSeconds * 1000 }: TestOptions,
): Promise<Result<ConnectionTestResult>> {
  const [option] = buildRoutingTable(config.settings, config).tiers.big
  if (option === undefined) return fail('Choose a provider and a model first.')
  if (!option.usable) return fail(option.problem)

  const { client, lastSight, forget } = watchClient(createUpstreamClient())
  let losses: readonly Loss[] = []
  const token = randomUUID()
  const proxy = createProxy(
    ownConfig(config, token),
    { exchange: (summary) => void (losses = summary.losses) },
    { client },
  )
  const timeIsOver = AbortSignal.timeout(patience)
  const signal = AbortSignal.any([stop, timeIsOver])
  try {
    const status = await proxy.listen()
    if (status.state !== 'on') return fail('FreeCC found no free port for the test.')
    const send = async (request: MessagesRequest, form: ProbeForm): Promise<Probe> => {
      forget()
      const answer = await sendProbe({ url: status.url, token }, request, signal)
      return { form, answer, sight: lastSight(), isCutShort: signal.aborted && !answer.isComplete }
    }

    const probes: Probe[] = []
    for (const form of probeForms) {
      const probe = await send(probeRequest(form), form)
      probes.push(probe)
      if (!isRefusedForm(probe)) break
    }
    const last = probes.at(-1)
    const picture =
      last?.answer.isComplete === true && !signal.aborted
        ? await send(pictureRequest(last.form.streams), last.form)
        : null
    if (stop.aborted) return fail('The test was stopped.')
    const pictureLoss = picture === null ? null : (losses.find(({ field }) => isPicture(field))?.reason ?? null)
    return ok(judge({ probes, picture, pictureLoss, sendsKey: option.upstream.keys.length > 0 }))
  } finally {
    await proxy.close(0)
  }
}

/** A proxy for one test: it takes no requests but the test's, learns nothing and logs nothing. */
function ownConfig({ settings, readKey, credentialsFor }: ProxyConfig, token: string): ProxyConfig {
  return {
    settings: {
      ...settings,
      proxy: { host: '127.0.0.1', port: 0, on: true },
      logging: { ...settings.logging, requestBodies: false, responseBodies: false },
    },
    readKey,
    ...(credentialsFor === undefined ? {} : { credentialsFor }),
    token,
  }
}

/** The provider read the request and does not take it as it is; less of it may do. */
function isRefusedForm({ answer, sight }: Probe): boolean {
  return answer.failure?.type === 'invalid_request_error' && sight !== null
}

/** Whether a loss is of the only picture in the request. */
function isPicture(field: string): boolean {
  return field.startsWith('messages[0].content[0]')
}
