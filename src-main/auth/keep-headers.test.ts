import { expect, it, vi } from 'vitest'
import { CredentialsError } from './credentials.ts'
import { keepHeaders, type Token } from './keep-headers.ts'

const hour = 3_600_000

function setUp() {
  let time = 1_000
  let count = 0
  const fetchToken = vi.fn<() => Promise<Token>>(() => {
    count += 1
    return Promise.resolve({ headers: { authorization: `Bearer ${count}` }, expiresAt: time + hour })
  })
  const kept = keepHeaders(fetchToken, () => time)
  return { kept, fetchToken, wait: (ms: number) => (time += ms) }
}

it('fetches nothing before it is asked', () => {
  expect(setUp().fetchToken).not.toHaveBeenCalled()
})

it('fetches one token for many who ask at once, and keeps it', async () => {
  const { kept, fetchToken, wait } = setUp()
  const all = await Promise.all(Array.from({ length: 50 }, () => kept.headers()))
  expect(new Set(all.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer 1']))
  wait(hour / 2)
  await kept.headers()
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

it('renews it before its end, once, while the old one still serves', async () => {
  const { kept, fetchToken, wait } = setUp()
  await kept.headers()
  wait(hour - 60_000)
  expect(await Promise.all([kept.headers(), kept.headers()])).toEqual([
    { authorization: 'Bearer 1' },
    { authorization: 'Bearer 1' },
  ])
  expect(fetchToken).toHaveBeenCalledTimes(2)
  expect(await kept.headers()).toEqual({ authorization: 'Bearer 2' })
})

it('waits for a new one where the old one would expire on its way', async () => {
  const { kept, wait } = setUp()
  await kept.headers()
  wait(hour - 5_000)
  expect(await kept.headers()).toEqual({ authorization: 'Bearer 2' })
})

it('lets the old one serve where renewing fails, and says why once it is over', async () => {
  const { kept, fetchToken, wait } = setUp()
  await kept.headers()
  fetchToken.mockRejectedValue(new CredentialsError('No token.'))
  wait(hour - 60_000)
  expect(await kept.headers()).toEqual({ authorization: 'Bearer 1' })
  wait(60_000)
  await expect(kept.headers()).rejects.toThrow('No token.')
})

it('tries again after a failure', async () => {
  const { kept, fetchToken } = setUp()
  fetchToken.mockRejectedValueOnce(new CredentialsError('No token.'))
  await expect(kept.headers()).rejects.toThrow('No token.')
  expect(await kept.headers()).toEqual({ authorization: 'Bearer 1' })
})

it('forgets a token that was refused, but not the one that came after it', async () => {
  const { kept, fetchToken } = setUp()
  const refused = await kept.headers()
  kept.discard(refused)
  const renewed = await kept.headers()
  kept.discard(refused)
  expect(await kept.headers()).toBe(renewed)
  expect(fetchToken).toHaveBeenCalledTimes(2)
})
