/** What the command line answers to scripts. */
export const exitCodes = {
  ok: 0,
  /** It was understood but could not be done. */
  failed: 1,
  /** It was not understood. */
  usage: 2,
  /** `run`: the command exists but cannot be started, and there is no such command; as shells answer. */
  notExecutable: 126,
  notFound: 127,
} as const

/** A process that a signal ended, as shells report it. */
export function exitCodeOfSignal(number: number): number {
  return 128 + number
}
