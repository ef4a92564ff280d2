import type { ModelLists } from '../upstream/model-lists.ts'

/** The lists of a proxy without upstreams. */
export const noModelLists: ModelLists = {
  fetch: () => Promise.resolve(null),
  of: () => Promise.resolve([]),
  refresh: () => {},
}
