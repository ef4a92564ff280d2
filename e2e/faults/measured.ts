import { appendFileSync } from 'node:fs'

/** Notes a number for the report of `npm run test:reliability`; in other runs it is for nobody. */
export function measured(what: string, number: number): void {
  const file = process.env['FREECC_MEASURED_FILE']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, number })}\n`)
}
