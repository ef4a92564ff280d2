import { describe, expect, it } from 'vitest'
import { findProvider, providers } from './index.ts'
import { outOfScope } from './out-of-scope.ts'
import type { Endpoint, Provider } from './provider.ts'
import { knownDifferences, type Aspect } from './testing/known-differences.ts'
import { hasProviderLists, liteLlmProviders, otherEndpoints, type ListedProvider } from './testing/provider-lists.ts'

const unfit = new Set(outOfScope.flatMap(({ ids }) => ids))

const listed = liteLlmProviders()

/** Without an endpoint or a slash at the end, and with nothing between braces. */
function shape(baseUrl: string): string {
  return baseUrl.replace(/(\/chat(\/completions)?)?\/*$/, '').replaceAll(/\{[^}]*\}|<[^>]*>/g, '{}')
}

function shapeOf({ baseUrl, template }: Endpoint): string {
  return shape(baseUrl ?? template ?? '')
}

/** The lists do not tell Claude hosts from others that speak their API. */
function speaks({ wireFormat }: Endpoint, format: string): boolean {
  return wireFormat === format || (wireFormat === 'anthropic-compatible' && format === 'anthropic')
}

/** In what a row differs from the list. */
function differences(provider: Provider, row: ListedProvider): readonly Aspect[] {
  const { endpoints, keyVariables, baseUrlVariables } = provider
  const formats = row.formats.match(/openai-chat|openai-responses|\banthropic\b/g) ?? []
  const agrees: Record<Aspect, boolean> = {
    formats: formats.every((format) => endpoints.some((endpoint) => speaks(endpoint, format))),
    baseUrl: row.baseUrl === undefined || endpoints.map(shapeOf).includes(shape(row.baseUrl)),
    keyVariables: row.keyVariables.every((variable) => keyVariables.includes(variable)),
    baseUrlVariables: row.baseUrlVariables.every((variable) => baseUrlVariables.includes(variable)),
  }
  return (Object.keys(agrees) as Aspect[]).filter((aspect) => !agrees[aspect])
}

describe.skipIf(!hasProviderLists)('the catalogue', () => {
  it.each(listed.map(({ id }) => id))('has %s, or says why not', (id) => {
    expect(findProvider(id) !== undefined || unfit.has(id)).toBe(true)
  })

  const withKeys = listed.flatMap((row) => {
    const provider = findProvider(row.id)
    return provider?.signIn === 'api-key' ? [{ id: row.id, row, provider }] : []
  })

  it.each(withKeys)('has the address and the variables of $id as they are listed, or says why not', (given) => {
    const expected = Object.keys(knownDifferences[given.provider.id] ?? {})
    expect(differences(given.provider, given.row).toSorted()).toEqual(expected.toSorted())
  })

  it.each(otherEndpoints())('has $name at $baseUrl', ({ format, baseUrl }) => {
    // Azure is listed by its host alone.
    const [url, spoken] = format === 'azure-openai' ? [`${baseUrl}/v1`, 'openai-chat'] : [baseUrl, format]
    const known = providers.flatMap(({ endpoints }) => endpoints)
    expect(known.some((endpoint) => shapeOf(endpoint) === shape(url) && speaks(endpoint, spoken))).toBe(true)
  })

  it('puts nothing out of scope that LiteLLM does not have', () => {
    expect([...unfit].filter((id) => !listed.some((row) => row.id === id))).toEqual([])
  })
})
