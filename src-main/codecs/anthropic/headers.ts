/** Names in lower case, as HTTP libraries give them. */
export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>

const defaultVersion = '2023-06-01'

const requestNames = /^(anthropic-|x-claude-code-|x-stainless-|x-app$|user-agent$)/
const responseNames = /^(anthropic-|request-id$|retry-after(-ms)?$|x-should-retry$|content-type$)/

/**
 * What a Claude host is told of the client's headers: betas and versions verbatim (edge cases 266 and 268), never its
 * credential (265), cookies or framing. The version is added where the client left it out (267).
 */
export function forwardedRequestHeaders(headers: HeaderValues): Record<string, string> {
  return { 'anthropic-version': defaultVersion, ...pick(headers, requestNames) }
}

/** What the client is told of a Claude host's headers; framing is left to the server (edge cases 250, 269 and 270). */
export function forwardedResponseHeaders(headers: HeaderValues): Record<string, string> {
  return pick(headers, responseNames)
}

function pick(headers: HeaderValues, names: RegExp): Record<string, string> {
  const picked = Object.entries(headers).flatMap(([name, value]) => {
    const lowerName = name.toLowerCase()
    if (value === undefined || !names.test(lowerName)) return []
    return [[lowerName, typeof value === 'string' ? value : value.join(', ')] as const]
  })
  return Object.fromEntries(picked)
}
