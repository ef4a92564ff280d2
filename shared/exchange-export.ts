/** The forms in which requests are written into a file: HTTP Archive 1.2, a line of JSON each, or a scrubbed report. */
export const exportForms = ['har', 'jsonl', 'report'] as const
export type ExportForm = (typeof exportForms)[number]

/** What became of an import. */
export interface ExchangeImport {
  /** Its name without the folder. */
  readonly file: string
  readonly lines: number
  /** Lines that are now in the list. */
  readonly taken: number
  /** Lines that could not be read. */
  readonly broken: number
  /** Lines that were more than the list holds. */
  readonly left: number
}
