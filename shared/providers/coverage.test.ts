import { describe, expect, it } from 'vitest'
import { findProvider, providers } from './index.ts'
import { outOfScope } from './out-of-scope.ts'
import { hasProviderLists, liteLlmIds, otherEndpoints } from './testing/provider-lists.ts'

const unfit = new Set(outOfScope.flatMap(({ ids }) => ids))

/** Without a slash at the end, and with nothing between braces. */
function shape(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '').replaceAll(/\{[^}]*\}/g, '{}')
}

describe.skipIf(!hasProviderLists)('the catalogue', () => {
  it.each(liteLlmIds())('has %s, or says why not', (id) => {
    expect(findProvider(id) !== undefined || unfit.has(id)).toBe(true)
  })

  const known = providers.flatMap(({ endpoints }) =>
    endpoints.map(({ baseUrl, template }) => shape(baseUrl ?? template ?? '')),
  )

  it.each(otherEndpoints().map(({ name, baseUrl }) => [name, baseUrl]))('has %s at %s', (_name, baseUrl) => {
    expect(known.some((url) => url === shape(baseUrl) || url.startsWith(`${shape(baseUrl)}/`))).toBe(true)
  })

  it('puts nothing out of scope that LiteLLM does not have', () => {
    expect([...unfit].filter((id) => !liteLlmIds().includes(id))).toEqual([])
  })
})
