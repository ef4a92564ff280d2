import type { ConnectionTestResult } from '../../shared/connection-test.ts'

const works = { state: 'works' } as const

/** A test that went well. */
export const sampleTestResult: ConnectionTestResult = {
  points: [
    { point: 'reachable', verdict: works },
    { point: 'key', verdict: works },
    { point: 'model', verdict: works },
    { point: 'streaming', verdict: works },
    { point: 'tools', verdict: works },
    { point: 'images', verdict: works },
    { point: 'reasoning', verdict: { state: 'unknown' } },
  ],
  firstTokenMs: 640,
  tokensPerSecond: 81.7,
}

/** One in which the provider refused the key, at length. */
export const refusedTestResult: ConnectionTestResult = {
  points: sampleTestResult.points.map(({ point }) => {
    if (point === 'reachable') return { point, verdict: works }
    const sentence =
      'OpenAI refused access. Check its key in the FreeCC app under Models. OpenAI: Incorrect API key provided: •••. You can find your API key at https://platform.openai.com/account/api-keys.'
    return point === 'key'
      ? { point, verdict: { state: 'fails', reason: { kind: 'said', sentence } } }
      : { point, verdict: { state: 'unknown' } }
  }),
  firstTokenMs: null,
  tokensPerSecond: null,
}

/** One in which the model answers, but is of little use to an agent. */
export const poorTestResult: ConnectionTestResult = {
  points: sampleTestResult.points.map(({ point }) => {
    switch (point) {
      case 'streaming':
        return { point, verdict: { state: 'fails', reason: { kind: 'in-one-piece' } } }
      case 'tools':
        return { point, verdict: { state: 'fails', reason: { kind: 'no-tool-call' } } }
      case 'images':
        return {
          point,
          verdict: { state: 'fails', reason: { kind: 'said', sentence: 'OpenAI: this model takes no pictures.' } },
        }
      case 'reachable':
      case 'key':
      case 'model':
      case 'reasoning':
        return { point, verdict: works }
    }
  }),
  firstTokenMs: null,
  tokensPerSecond: null,
}
