import type { ModelInfo } from '../../shared/model-info.ts'

/** Models by name, by provider, as the sources spell them. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, ModelInfo>>

/**
 * Reads a catalogue: a line for each provider's id, and under it a line for each of its models with window, output
 * limit, abilities (`i`mages, `t`ools, `r`easoning; `-` for none of them) and prices, separated by tabs. An empty
 * column is not known. Lines that make no sense are left out, as the text may come from a disk.
 */
export function parseCatalogue(text: string): Catalogue {
  const catalogue = new Map<string, Map<string, ModelInfo>>()
  let models = new Map<string, ModelInfo>()
  for (const line of text.split('\n')) {
    const [name, ...columns] = line.split('\t')
    if (name === undefined || name === '') continue
    if (columns.length > 0) {
      models.set(name, parseModel(columns))
      continue
    }
    models = catalogue.get(name) ?? new Map<string, ModelInfo>()
    catalogue.set(name, models)
  }
  return catalogue
}

function parseModel(columns: readonly string[]): ModelInfo {
  const [window, output, abilities, ...prices] = columns
  const [input, answer, cacheRead, cacheWrite] = prices.map(parseNumber)
  return {
    ...member('contextWindow', positive(parseNumber(window))),
    ...member('maxOutputTokens', positive(parseNumber(output))),
    ...(abilities === undefined || !/^(-|[itr]+)$/.test(abilities)
      ? {}
      : { images: abilities.includes('i'), tools: abilities.includes('t'), reasoning: abilities.includes('r') }),
    ...(input === undefined || answer === undefined
      ? {}
      : {
          price: { input, output: answer, ...member('cacheRead', cacheRead), ...member('cacheWrite', cacheWrite) },
        }),
  }
}

function parseNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

function positive(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value
}

function member<Name extends string>(name: Name, value: number | undefined): { readonly [Key in Name]?: number } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: number })
}

/** The text that `parseCatalogue` reads, in an order that does not depend on the source's. */
export function printCatalogue(catalogue: Catalogue): string {
  return [...catalogue]
    .sort(byName)
    .flatMap(([provider, models]) => [provider, ...[...models].sort(byName).map(([name, info]) => print(name, info))])
    .join('\n')
}

function print(name: string, { contextWindow, maxOutputTokens, images, tools, reasoning, price }: ModelInfo): string {
  const isStated = images !== undefined || tools !== undefined || reasoning !== undefined
  const abilities = `${images ? 'i' : ''}${tools ? 't' : ''}${reasoning ? 'r' : ''}` || (isStated ? '-' : '')
  const prices = price === undefined ? [] : [price.input, price.output, price.cacheRead, price.cacheWrite]
  const columns = [contextWindow, maxOutputTokens, abilities, ...prices].map((column) => column ?? '')
  return `${name}\t${columns.join('\t').trimEnd()}`
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

/** Both catalogues; of what is in both, the newer one's word counts. */
export function mergeCatalogues(older: Catalogue, newer: Catalogue): Catalogue {
  const merged = new Map([...older].map(([provider, models]) => [provider, new Map(models)]))
  for (const [provider, models] of newer) {
    merged.set(provider, new Map([...(merged.get(provider) ?? []), ...models]))
  }
  return merged
}
