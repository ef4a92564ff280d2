/**
 * The proxy's limits, in one place. Times are milliseconds, sizes bytes.
 *
 * Claude Code aborts after 300 s without a byte and gives a request 600 s (claude-code-contract); what is measured
 * against the upstream stays below the first where pings cannot help, and above the second where they can.
 */
export const limits = {
  /** A TCP and TLS handshake. */
  connectMs: 10_000,
  /** From the request to the upstream's headers; local models read a long prompt for minutes. */
  firstByteMs: 600_000,
  /** Between two chunks of the upstream's answer. */
  silenceMs: 240_000,
  /** For usage that follows the finish of an answer; an upstream that then just stays open keeps nobody (fault F66). */
  afterFinishMs: 5_000,
  /** A whole exchange. */
  totalMs: 3_600_000,
  /** Before the same upstream is asked once more, where it asks for no other wait. */
  repeatMs: 400,
  /** An upstream's token count; then a local one answers, as the client waits (edge case 235). */
  countTokensMs: 3_000,
  /** A local count with a tokenizer; then the estimate answers. */
  countLocallyMs: 3_000,
  /** Without output for this long, status 200 is committed and pings keep the client waiting (edge case 230). */
  commitMs: 20_000,
  /** Between pings, once committed and while nothing else is sent (edge case 229). */
  pingMs: 10_000,
  /** Requests that are answered side by side; Claude Code with all its agents sends some dozens. */
  openRequests: 1_000,
  /** The Messages API takes 32 MB; a little more, so that its own error is the one that is seen (edge case 51). */
  requestBodyBytes: 33 * 1024 * 1024,
  /** An error body is read no further. */
  errorBodyBytes: 1024 * 1024,
  /** A complete answer that is not streamed. */
  answerBodyBytes: 64 * 1024 * 1024,
  /** A client must have sent its headers by then, and its whole request. */
  clientHeadersMs: 15_000,
  clientRequestMs: 120_000,
} as const

/** Others than `limits` are for tests, which cannot wait for minutes. */
export type Limits = { readonly [Name in keyof typeof limits]: number }
