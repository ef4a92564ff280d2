import type { ExchangeObserver, ProxyConfig } from '../proxy.ts'
import { createModelLists, type ModelLists } from '../upstream/model-lists.ts'
import { buildRoutingTable, tierOptions, type RoutingTable } from './routing-table.ts'
import { findSmallWindows } from './small-windows.ts'
import { withModelInfo } from './with-model-info.ts'

/** The routes of the configuration, with all that is known of their models by now. */
export interface KnownRoutes {
  table(): RoutingTable
  configure(config: ProxyConfig): void
  /** Asks the upstreams of the tiers about their models, in the background, and warns of models that hold too little. */
  learn(): void
  readonly modelLists: ModelLists
}

export function createKnownRoutes(firstConfig: ProxyConfig, observer: ExchangeObserver): KnownRoutes {
  let config = firstConfig
  let table = tableOf(config)
  let revision = config.models?.revision()
  const warnings = new Set<string>()
  const modelLists = createModelLists({
    mayRefresh: () => config.models !== undefined && config.settings.models.refresh,
    learn(upstream, models) {
      config.models?.learn(upstream, models)
      warnOfSmallWindows()
    },
  })

  function useConfig(next: ProxyConfig): void {
    config = next
    table = tableOf(config)
    revision = config.models?.revision()
  }

  function currentTable(): RoutingTable {
    if (config.models?.revision() !== revision) useConfig(config)
    return table
  }

  function warnOfSmallWindows(): void {
    for (const sentence of findSmallWindows(currentTable())) {
      if (warnings.has(sentence)) continue
      warnings.add(sentence)
      observer.warning?.(sentence)
    }
  }

  return {
    table: currentTable,
    configure: useConfig,
    learn() {
      warnOfSmallWindows()
      for (const option of tierOptions(table)) {
        if (option.usable) modelLists.refresh(option.upstream, option.model, option.upstream.keys[0] ?? null)
      }
    },
    modelLists,
  }
}

function tableOf({ settings, models, ...secrets }: ProxyConfig): RoutingTable {
  return withModelInfo(buildRoutingTable(settings, secrets), models?.find)
}
