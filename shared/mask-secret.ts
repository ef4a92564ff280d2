/**
 * A secret as people may see it: enough to tell two apart, never enough to use one.
 *
 * The last four characters show only where at least twelve more stay hidden.
 */
export function maskSecret(secret: string): string {
  return secret.length < 16 ? '••••' : `••••${secret.slice(-4)}`
}
