import { hidden } from '../../shared/hidden-secret.ts'

/** The shapes of keys and tokens, for those that nobody told us of: pasted into a prompt, or echoed by a provider. */
const secretShapes: readonly RegExp[] = [
  // OpenAI, Anthropic, OpenRouter, DeepSeek and many others.
  /\bsk-[\w-]{16,}/g,
  /\b(?:xai|gsk|pplx|nvapi|hf|glpat|csk)[-_][\w-]{20,}/g,
  // GitHub, AWS key ids, Google keys and tokens.
  /\bgh[opsur]_\w{30,}|\bgithub_pat_\w{30,}/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /\bya29\.[\w-]{20,}/g,
  // JSON web tokens.
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
]

/** Names that announce a secret, whatever it looks like; the name stays. */
const announced: readonly RegExp[] = [
  /(\bbearer\s+)[^\s"'&,;]{12,}/gi,
  /([?&](?:api[-_]?key|key|access_token|token)=)[^\s"'&,;]{6,}/gi,
  /(\b(?:x-api-key|x-goog-api-key|authorization)["']?\s*[:=]\s*["']?(?:bearer\s+)?)[^\s"'&,;]{6,}/gi,
]

/** Shorter ones would blot out ordinary words, and protect nothing. */
const shortestKnownSecret = 6

/**
 * Makes the function that every line passes on its way out (one place, so that none is forgotten). `secrets` is asked
 * each time: keys can change while the proxy runs.
 */
export function createRedactor(secrets: () => readonly string[]): (text: string) => string {
  return (text) => {
    let result = text
    for (const secret of secrets().filter(({ length }) => length >= shortestKnownSecret)) {
      result = result.replaceAll(secret, hidden)
      const escaped = JSON.stringify(secret).slice(1, -1)
      if (escaped !== secret) result = result.replaceAll(escaped, hidden)
    }
    for (const shape of secretShapes) result = result.replace(shape, hidden)
    for (const shape of announced) result = result.replace(shape, `$1${hidden}`)
    return result
  }
}
