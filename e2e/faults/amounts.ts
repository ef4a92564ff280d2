/** Whether the long form runs (`npm run test:reliability`): the same tests, many times as often. */
export const isLong = process.env['FREECC_RELIABILITY'] === 'long'

/** How often things are tried. */
export const amounts = isLong
  ? { failures: 10_000, httpCases: 100_000, decoderCases: 20_000, idleConnections: 1_000, cutStep: 1, kills: 200 }
  : { failures: 300, httpCases: 400, decoderCases: 500, idleConnections: 100, cutStep: 37, kills: 25 }
