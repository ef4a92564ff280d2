/** Asks until the answer is neither undefined nor false; says what it waited for if that takes too long. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  timeout = 60_000,
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + timeout
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>
    if (Date.now() > deadline) throw new Error(`Waited ${timeout / 1000} s in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
