import { findLocalServers, type FoundServer } from '../../models/find-local-servers.ts'
import { describeSmallWindow, largerWindowAdvice } from '../../models/small-window.ts'
import { fine, warning, type Finding } from './finding.ts'

/** Which model servers run on this machine, and whether their models can take Claude Code's prompt (edge case 157). */
export async function checkLocalServers(find = findLocalServers): Promise<readonly Finding[]> {
  return (await find()).flatMap((server) => [describe(server), ...checkWindows(server)])
}

function describe({ name, baseUrl, models }: FoundServer): Finding {
  const count = models.length === 1 ? '1 model' : `${models.length} models`
  return fine(`${name} runs at ${baseUrl} with ${count}.`)
}

function checkWindows({ name, models }: FoundServer): readonly Finding[] {
  return models.flatMap(({ id, info }) => {
    const sentence = describeSmallWindow(id, name, true, info.contextWindow)
    return sentence === null ? [] : [warning(sentence, largerWindowAdvice)]
  })
}
