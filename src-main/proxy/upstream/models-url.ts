import type { Upstream } from '../routing/routing-table.ts'

/** Where the models are listed, or null. A list on another host counts only for the provider's own base URL. */
export function modelsUrlOf({
  endpoint,
  baseUrl,
  modelsUrl,
}: Pick<Upstream, 'endpoint' | 'baseUrl' | 'modelsUrl'>): string | null {
  if (modelsUrl !== undefined) return modelsUrl
  const path = endpoint.modelsPath
  if (path === null || path.startsWith('/')) return path === null ? null : baseUrl + path
  return endpoint.baseUrl === baseUrl ? path : `${baseUrl}/models`
}
