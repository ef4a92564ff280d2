/** Keys of the vendors that mark theirs with a prefix, also half masked with asterisks as some echo them. */
const keys = /\b(?:sk|pk|rk|gsk|xai|csk|pplx|nvapi|hf|r8|fw|tgp|ghp|gho|ghu|github_pat)[-_][\w*-]{8,}/g
const googleKeys = /\b(?:AIza|ya29\.)[\w*-]{12,}/g
const zhipuKeys = /\b[0-9a-f]{32}\.\w{12,}/g
const webTokens = /\beyJ[\w-]{10,}(?:\.[\w-]*)*/g
const accounts = /\b(?:org|proj|user|acct)[-_][\w-]{8,}/g
const headers = /\b(Bearer|Basic)\s+[\w.~+/=*-]{6,}/gi
const parameters = /([?&](?:api[-_]?key|key|token|access_token)=)[^&\s"']+/gi
const named = /\b(api[ _-]?key(?: provided)?["']?\s*[:=]\s*["']?)[^\s"',}]{6,}/gi

/** A provider's text without what must not be shown or logged: keys, tokens and account ids (edge case 263). */
export function redactSecrets(text: string): string {
  return [keys, googleKeys, zhipuKeys, webTokens, accounts]
    .reduce((redacted, pattern) => redacted.replaceAll(pattern, '•••'), text)
    .replaceAll(headers, '$1 •••')
    .replaceAll(parameters, '$1•••')
    .replaceAll(named, '$1•••')
}
