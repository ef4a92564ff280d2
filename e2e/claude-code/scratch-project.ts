import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** A home without history and a fresh git repository in it, where the client works. */
export interface ScratchProject {
  readonly home: string
  readonly directory: string
  remove(): Promise<void>
}

/** `files` are put into the working directory: relative path → content. */
export async function createScratchProject(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<ScratchProject> {
  const home = await mkdtemp(join(tmpdir(), 'freecc-claude-code-'))
  const directory = join(home, 'project')
  await mkdir(directory)
  await promisify(execFile)('git', ['init', '--quiet'], { cwd: directory, env: { ...process.env, HOME: home } })
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), content)
  }
  // The client may still be writing its history when it has been killed.
  const remove = () => rm(home, { recursive: true, force: true, maxRetries: 5 })
  return { home, directory, remove }
}
