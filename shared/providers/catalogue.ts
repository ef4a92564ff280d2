import { aggregators } from './catalogue/aggregators.ts'
import { china } from './catalogue/china.ts'
import { clouds } from './catalogue/clouds.ts'
import { codingPlans } from './catalogue/coding-plans.ts'
import { inferenceHosts } from './catalogue/inference-hosts.ts'
import { localServers } from './catalogue/local-servers.ts'
import { modelMakers } from './catalogue/model-makers.ts'
import { smallHosts } from './catalogue/small-hosts.ts'
import { completeRow } from './complete-row.ts'
import type { ProviderRows } from './provider-row.ts'
import type { Provider, ProviderKind } from './provider.ts'

/**
 * Every provider FreeCC knows. To add one, write its row into the group that fits; `catalogue.test.ts` checks each row.
 * Nothing here loads zod at run time, so the window reads it too.
 */
export const catalogue: readonly Provider[] = [
  ofKind('maker', modelMakers),
  ofKind('maker', china),
  ofKind('cloud', clouds),
  ofKind('host', inferenceHosts),
  ofKind('host', smallHosts),
  ofKind('router', aggregators),
  ofKind('plan', codingPlans),
  ofKind('local', localServers),
].flat()

/** The rows of one file, complete; a row that is of another kind than its neighbours says so itself. */
function ofKind(kind: ProviderKind, rows: ProviderRows): readonly Provider[] {
  return Object.entries(rows).map(([id, row]) => completeRow(id, { kind, ...row }))
}
