import { findLocalServers, type LocalServer } from '../../models/find-local-servers.ts'
import { fine, warning, type Finding } from './finding.ts'

/** What Claude Code sends before the first word of a user, and some room for the work. In tokens. */
const neededWindow = 32_000

/** Which model servers run on this machine, and whether their models can take Claude Code's prompt (edge case 157). */
export async function checkLocalServers(find = findLocalServers): Promise<readonly Finding[]> {
  return (await find()).flatMap((server) => [describe(server), ...checkWindows(server)])
}

function describe({ name, baseUrl, models }: LocalServer): Finding {
  const count = models.length === 1 ? '1 model' : `${models.length} models`
  return fine(`${name} runs at ${baseUrl} with ${count}.`)
}

function checkWindows({ name, models }: LocalServer): readonly Finding[] {
  return models.flatMap(({ id, contextWindow }) =>
    contextWindow === undefined || contextWindow >= neededWindow
      ? []
      : [
          warning(
            `${id} on ${name} runs with a window of ${contextWindow} tokens; Claude Code's prompt alone takes about 25000, and what does not fit may be cut off in silence.`,
            'Start it with a context length of 64000 or more, such as OLLAMA_CONTEXT_LENGTH=64000 for Ollama.',
          ),
        ],
  )
}
