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

/** What LiteLLM knows of a provider. */
export interface ListedProvider {
  readonly id: string
  /** Such as `openai-chat + anthropic`. */
  readonly formats: string
  /** Undefined where the user has to know it. */
  readonly baseUrl: string | undefined
  readonly keyVariables: readonly string[]
  readonly baseUrlVariables: readonly string[]
}

export function liteLlmProviders(): readonly ListedProvider[] {
  return rows('providers.tsv').map(([id = '', formats = '', baseUrl = '', keys = '', notes = '']) => ({
    id,
    formats,
    baseUrl: /https?:\/\/[^\s(),]+/.exec(baseUrl)?.[0],
    keyVariables: [...keys.matchAll(/(?<=^|\| )[A-Z][A-Z0-9_]+(?= \||$| \()/g)].map(([name]) => name),
    baseUrlVariables: [...`${baseUrl} ${notes}`.matchAll(/\b[A-Z][A-Z0-9_]*_(API_BASE|BASE_URL|ENDPOINT)\b/g)].map(
      ([name]) => name,
    ),
  }))
}

/** A native Messages endpoint, coding plan or host of another region that LiteLLM does not have. */
export interface ListedEndpoint {
  readonly name: string
  readonly format: string
  readonly baseUrl: string
}

export function otherEndpoints(): readonly ListedEndpoint[] {
  return rows('providers-extra.tsv').map(([name = '', format = '', baseUrl = '']) => ({ name, format, baseUrl }))
}

function rows(file: string): readonly string[][] {
  if (!hasProviderLists) return []
  const [, ...lines] = readFileSync(resolve(folder, file), 'utf8').trimEnd().split('\n')
  return lines.map((line) => line.split('\t'))
}
