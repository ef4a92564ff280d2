import {
  testPoints,
  type ConnectionTestResult,
  type TestPoint,
  type TestReason,
  type TestVerdict,
} from '../../../shared/connection-test.ts'
import type { ProbeForm } from './probe-requests.ts'
import type { ProbeAnswer } from './send-probe.ts'
import type { UpstreamSight } from './watch-client.ts'

/** One probe and what came of it. */
export interface Probe {
  readonly form: ProbeForm
  readonly answer: ProbeAnswer
  /** Null where the provider did not answer. */
  readonly sight: UpstreamSight | null
  /** The test's time was over before the answer was complete. */
  readonly isCutShort: boolean
}

export interface Evidence {
  /** In the order of `probeForms`; all but the last were refused. */
  readonly probes: readonly Probe[]
  /** Null where the first question was not answered. */
  readonly picture: Probe | null
  /** What the translation did with the picture instead of sending it. */
  readonly pictureLoss: string | null
  readonly sendsKey: boolean
}

type Verdicts = Partial<Record<TestPoint, TestVerdict>>

const works: TestVerdict = { state: 'works' }
const unknown: TestVerdict = { state: 'unknown' }

/** Over less time than this, in milliseconds, a speed says nothing. */
const leastMeasure = 100

/** Says of each point what the probes show of it. */
export function judge(evidence: Evidence): ConnectionTestResult {
  const verdicts: Verdicts = { ...judgeQuestion(evidence.probes), ...judgePicture(evidence) }
  const points = testPoints.filter((point) => point !== 'key' || evidence.sendsKey)
  const answer = evidence.probes.at(-1)?.answer
  return {
    points: points.map((point) => ({ point, verdict: verdicts[point] ?? unknown })),
    firstTokenMs: verdicts.streaming?.state === 'works' ? (answer?.firstTokenMs ?? null) : null,
    tokensPerSecond: answer === undefined ? null : speed(answer),
  }
}

function judgeQuestion(probes: readonly Probe[]): Verdicts {
  const last = probes.at(-1)
  if (last === undefined) return {}
  const { answer, sight, isCutShort, form } = last
  if (isCutShort) return sight === null ? { reachable: fails({ kind: 'too-slow' }) } : judgeSlow(last)
  if (answer.failure !== null) return judgeFailure(answer.failure, sight)
  return {
    reachable: works,
    key: works,
    model: works,
    streaming: form.streams ? (sight?.isWhole ? fails({ kind: 'in-one-piece' }) : works) : refusalBefore(probes),
    tools: form.hasTools ? (answer.calledTool ? works : fails({ kind: 'no-tool-call' })) : refusalBefore(probes),
    reasoning: answer.thought ? works : unknown,
  }
}

/** It answered, and was not done when the time was over. */
function judgeSlow({ answer, sight }: Probe): Verdicts {
  const isAccepted = sight !== null && sight.status < 400
  return {
    reachable: works,
    ...(isAccepted ? { key: works, model: works } : {}),
    streaming: answer.firstTokenMs === null ? fails({ kind: 'too-slow' }) : works,
    ...(answer.calledTool ? { tools: works } : {}),
    ...(answer.thought ? { reasoning: works } : {}),
  }
}

/** The failure belongs to the first point that it keeps from working; those before it work. */
function judgeFailure({ type, sentence }: NonNullable<ProbeAnswer['failure']>, sight: UpstreamSight | null): Verdicts {
  const said = fails({ kind: 'said', sentence })
  switch (type) {
    case 'authentication_error':
    case 'permission_error':
    case 'billing_error':
    case 'rate_limit_error':
      // Without an answer of the provider it was the sign-in that failed.
      return sight === null ? { key: said } : { reachable: works, key: said }
    case 'not_found_error':
      return { reachable: works, key: works, model: said }
    case 'invalid_request_error':
    case 'request_too_large':
      return { reachable: works, model: said }
    default:
      return { reachable: said }
  }
}

/** Why the form before the last was refused: the last one leaves out what it stumbled over. */
function refusalBefore(probes: readonly Probe[]): TestVerdict {
  const sentence = probes.at(-2)?.answer.failure?.sentence
  return sentence === undefined ? unknown : fails({ kind: 'said', sentence })
}

function judgePicture({ picture, pictureLoss }: Evidence): Verdicts {
  if (picture === null || picture.isCutShort) return {}
  if (pictureLoss !== null) return { images: fails({ kind: 'said', sentence: pictureLoss }) }
  const { failure } = picture.answer
  return { images: failure === null ? works : fails({ kind: 'said', sentence: failure.sentence }) }
}

function fails(reason: TestReason): TestVerdict {
  return { state: 'fails', reason }
}

function speed({ firstTokenMs, durationMs, outputTokens }: ProbeAnswer): number | null {
  if (firstTokenMs === null || outputTokens === 0 || durationMs - firstTokenMs < leastMeasure) return null
  return outputTokens / ((durationMs - firstTokenMs) / 1000)
}
