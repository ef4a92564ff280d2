import { isDeepStrictEqual } from 'node:util'
import { importedParts, type ImportedPart, type ImportedRoute } from '../../../shared/settings-import.ts'
import { tiers, type RouteTarget, type Settings } from '../../../shared/settings.ts'

/** What becomes different when one takes the other's place. */
export function describeImport(
  before: Settings,
  after: Settings,
): { readonly routes: readonly ImportedRoute[]; readonly parts: readonly ImportedPart[] } {
  const routes = tiers
    .filter((tier) => !isDeepStrictEqual(placesOf(before, before.routes[tier]), placesOf(after, after.routes[tier])))
    .map((tier): ImportedRoute => {
      const [main] = placesOf(after, after.routes[tier])
      const destination =
        main === undefined ? null : { provider: main.provider, model: main.model, baseUrl: main.baseUrl }
      return { tier, destination, fallbacks: Math.max(0, after.routes[tier].length - 1) }
    })
  const parts = importedParts.filter((part) => !isDeepStrictEqual(contents[part](before), contents[part](after)))
  return { routes, parts }
}

const contents: Readonly<Record<ImportedPart, (settings: Settings) => unknown>> = {
  port: ({ proxy }) => proxy.port,
  access: ({ access }) => access,
  language: ({ appearance }) => appearance.language,
  theme: ({ appearance }) => appearance.theme,
  behaviour: ({ desktop }) => desktop,
  logging: ({ logging }) => logging,
  recording: ({ recording }) => recording,
  budget: ({ budget }) => budget,
  claudeCode: ({ claudeCode }) => claudeCode,
  updates: ({ updates }) => updates,
  favourites: ({ models }) => [models.favourites, models.recent],
  modelInfo: ({ models }) => [models.refresh, models.catalogueUrl],
}

/** Where targets lead, whatever their connections are called and have for keys. */
function placesOf({ connections }: Settings, targets: readonly RouteTarget[]) {
  return targets.map(({ connection: id, ...target }) => {
    const connection = connections.find((candidate) => candidate.id === id)
    const { id: _, keys: __, provider = '', baseUrl = '', ...rest } = connection ?? { id, keys: [] }
    return { provider, baseUrl, ...rest, ...target }
  })
}
