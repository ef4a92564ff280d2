import { removeRuntimeFile, writeRuntimeFile } from './runtime-file.ts'

/**
 * Tells other programs of this user where the proxy listens, or with null that it listens no more. A disk that refuses
 * costs `freecc env` its hint, and must not cost the user the proxy.
 */
export async function announceRuntime(url: string | null, token: string): Promise<void> {
  try {
    if (url === null) {
      await removeRuntimeFile()
    } else {
      const { hostname, port } = new URL(url)
      await writeRuntimeFile({ host: hostname, port: Number(port), token })
    }
  } catch {
    // Nothing depends on it.
  }
}
