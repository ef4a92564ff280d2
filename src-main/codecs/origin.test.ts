import { describe, expect, it } from 'vitest'
import { providers } from '../../shared/providers/index.ts'
import { originOf, providerIdOf } from './origin.ts'

describe('the origin of reasoning', () => {
  it('57: is the provider, and the resource where the address is the user’s', () => {
    const [provider] = providers
    expect(originOf({ provider: provider! })).toBe(provider!.id)
    expect(originOf({ provider: provider!, resource: 'one.example' })).toBe(`${provider!.id}@one.example`)
  })

  it('tells every provider of the catalogue again', () => {
    const context = providers.flatMap((provider) => [{ provider }, { provider, resource: '127.0.0.1:8080' }])
    expect(context.map((of) => providerIdOf(originOf(of)))).toEqual(context.map(({ provider }) => provider.id))
  })
})
