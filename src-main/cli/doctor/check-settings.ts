import { stat } from 'node:fs/promises'
import { tiers } from '../../../shared/settings.ts'
import type { LoadedSettings } from '../../config/load-settings.ts'
import { buildRoutingTable } from '../../proxy/routing/routing-table.ts'
import { describeTarget } from '../describe-settings.ts'
import { fine, problem, warning, type Finding } from './finding.ts'

/** Whether BIG, SMALL and their fallbacks can be used, and what else is wrong with the settings. */
export async function checkSettings(loaded: LoadedSettings): Promise<readonly Finding[]> {
  const { settings, problems, file, token } = loaded
  const { tiers: routes } = buildRoutingTable(settings, loaded)
  const tierFindings = tiers.flatMap((tier) =>
    routes[tier].map((option, place) => {
      const text = describeTarget(tier, place, option, settings)
      if (option.usable) return fine(text)
      return place === 0 ? problem(text) : warning(text)
    }),
  )
  const said = tiers.flatMap((tier) => routes[tier].flatMap((option) => (option.usable ? [] : [option.problem])))
  return [
    fine(file === null ? 'Settings come from the environment; there is no .env here.' : `Settings come from ${file}.`),
    ...tierFindings,
    ...problems.filter((sentence) => !said.includes(sentence)).map((sentence) => warning(sentence)),
    ...(token.ok ? [] : [problem(token.message)]),
    ...(file === null ? [] : await checkPermissions(file)),
  ]
}

async function checkPermissions(file: string): Promise<readonly Finding[]> {
  if (process.platform === 'win32') return []
  const { mode } = await stat(file)
  return (mode & 0o044) === 0 ? [] : [warning(`Other users can read ${file} and its keys.`, `chmod 600 ${file}`)]
}
