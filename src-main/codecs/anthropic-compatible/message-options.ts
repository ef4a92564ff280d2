import type { LossReport } from '../loss-report.ts'
import type { ToolNames } from '../tools/tool-names.ts'

/** What the encoding of every message needs. */
export interface MessageOptions {
  /** Id of the provider, which gets back the thinking that it minted. */
  readonly origin: string
  readonly names: ToolNames
  readonly losses: LossReport
}
