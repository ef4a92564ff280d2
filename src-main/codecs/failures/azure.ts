import { readList, readRecord, type JsonRecord } from '../read-json.ts'
import type { ProviderError } from './provider-error.ts'

/** What to do about a deployment that a resource does not have; null for another error. */
export function deploymentHint({ codes }: ProviderError, model: string): string | null {
  if (!codes.includes('deploymentnotfound')) return null
  return (
    `The resource has no deployment "${model}": the model must be the name of a deployment there, not of what it ` +
    'deploys, and a new one takes up to five minutes.'
  )
}

/** What to do about an API that a resource does not have, or not at this version; null for another error. */
export function versionHint({ message }: ProviderError): string | null {
  const isOfVersion = /^resource not found\.?$|\bapi[- ]?version\b.*not supported/i.test(message)
  return isOfVersion ? 'There is no such API: check the base URL (AZURE_API_BASE) and AZURE_API_VERSION.' : null
}

/** Who is known but not let in lacks a role, not a key; null for another error. */
export function roleHint({ message }: ProviderError): string | null {
  if (!/lacks the required data action/i.test(message)) return null
  return 'Give the account that FreeCC signs in with the role "Cognitive Services OpenAI User" at this resource.'
}

/** Which API to choose for a model that the other one does not serve, at Azure or OpenAI; null for another error. */
export function apiHint({ message, codes }: ProviderError, model: string): string | null {
  const isOfApi =
    codes.includes('operationnotsupported') ||
    /only supported in v1\/|not (?:a chat model|supported in the v1\/)/i.test(message)
  if (!isOfApi) return null
  const isAboutResponses = /responses operation|not supported (?:in|with) the (?:v1\/)?responses/i.test(message)
  const other = isAboutResponses ? 'chat' : 'responses'
  return `This API does not serve "${model}": set BIG_MODEL_API, or that of the tier which asked, to ${other}.`
}

/** The categories by which Azure filtered a prompt, in words; null where it names none (edge case 145). */
export function filteredCategories({ raw }: ProviderError): string | null {
  const inner = readRecord(raw['innererror'])
  const results = [inner?.['content_filter_result'], ...readList(raw['content_filters']).map(resultsOf)]
  const names = results.flatMap((result) => Object.entries(readRecord(result) ?? {}).flatMap(describeCategory))
  return names.length === 0 ? null : `Filtered for ${[...new Set(names)].join(', ')}.`
}

function resultsOf(filter: unknown): unknown {
  return readRecord(filter)?.['content_filter_results']
}

function describeCategory([name, value]: readonly [string, unknown]): readonly string[] {
  const category: JsonRecord = readRecord(value) ?? {}
  if (category['filtered'] !== true) return []
  const words = name.replaceAll('_', ' ').slice(0, 40)
  const { severity } = category
  return [typeof severity === 'string' ? `${words} (${severity.slice(0, 20)})` : words]
}
