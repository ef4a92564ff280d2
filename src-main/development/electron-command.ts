/** How to start the app that was built. */
export interface ElectronCommand {
  readonly file: string
  readonly args: readonly string[]
  /** Variables that differ from this process's. */
  readonly env: Readonly<Record<string, string>>
}
