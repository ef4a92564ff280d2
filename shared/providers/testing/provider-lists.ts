import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Lists of the providers that FreeCC wants to reach lie beside the project, in `../shared/data`, not in it. */
const folder = resolve(import.meta.dirname, '../../../../shared/data')

export const hasProviderLists = lookForLists()

function lookForLists(): boolean {
  if (existsSync(folder)) return true
  if (process.env['CI'] === 'true') throw new Error(`The lists of providers are missing; they belong in ${folder}.`)
  console.warn(`Skipping the tests that compare the catalogue with lists of providers: ${folder} does not exist.`)
  return false
}

/** The ids of LiteLLM's providers. */
export function liteLlmIds(): readonly string[] {
  return rows('providers.tsv').map(([id = '']) => id)
}

/** Native Messages endpoints, coding plans and hosts of other regions that LiteLLM does not have. */
export function otherEndpoints(): readonly { readonly name: string; readonly baseUrl: string }[] {
  return rows('providers-extra.tsv').map(([name = '', , baseUrl = '']) => ({ name, baseUrl }))
}

function rows(file: string): readonly string[][] {
  if (!hasProviderLists) return []
  const [, ...lines] = readFileSync(resolve(folder, file), 'utf8').trimEnd().split('\n')
  return lines.map((line) => line.split('\t'))
}
