import { shortHash } from '../short-hash.ts'
import { originalToolId } from './tool-ids.ts'

/** What OpenAI allows as the name of a function; its imitators follow. */
const allowed = /^[a-zA-Z0-9_-]{1,64}$/
const longest = 64
/** Chat Completions has at times rejected longer ids of calls; Anthropic's own have 30 characters. */
const longestCallId = 40

/**
 * The name a tool goes by upstream: its own where that is allowed, otherwise a readable beginning and a hash of the
 * whole (edge case 31). It depends on nothing but the name, so it is the same in every turn and in history.
 */
export function upstreamToolName(name: string, rule: RegExp = allowed): string {
  if (rule.test(name)) return name
  // Models trained on a server's own templates break on an empty name (edge case 126).
  const start = name === '' ? 'unnamed' : name
  const short = shorten(start, longest)
  // A rule may want a letter first (edge case 84).
  return rule.test(short) ? short : shorten(`_${start}`, longest)
}

/** The names of one request's tools, both ways. */
export interface ToolNames {
  /** The upstream name of any tool, declared or only mentioned in the conversation. */
  upstream(name: string): string
  /** The declared names by their upstream names. */
  readonly declared: ReadonlyMap<string, string>
}

/**
 * Gives each of the declared names an upstream name of its own, even where a shortened one happens to be taken. Names
 * that need no change keep theirs whatever the order.
 *
 * @param rule what the upstream allows as a name, if not the same as OpenAI: at most a letter or underscore first
 */
export function createToolNames(names: readonly string[], rule: RegExp = allowed): ToolNames {
  const declared = new Map(names.filter((name) => rule.test(name)).map((name) => [name, name]))
  const changed = new Map<string, string>()
  for (const name of names) {
    if (rule.test(name) || changed.has(name)) continue
    let upstream = upstreamToolName(name, rule)
    for (let attempt = 2; declared.has(upstream); attempt += 1) upstream = upstreamToolName(`${name} ${attempt}`, rule)
    declared.set(upstream, name)
    changed.set(name, upstream)
  }
  return { declared, upstream: (name) => changed.get(name) ?? upstreamToolName(name, rule) }
}

/**
 * The id a call goes by upstream: the one it was given there, where the client's id carries it, as some models' templates
 * need it (edge case 128). Ids of other makers may be long or hold odd characters, and one of the `taken` ones of the
 * same turn is not used again.
 */
export function upstreamCallId(id: string, taken: readonly string[] = []): string {
  const original = originalToolId(id)
  const isCarried = original !== id && /^[\x21-\x7e]+$/.test(original)
  const isFine = (isCarried || allowed.test(original)) && original.length <= longestCallId
  const upstream = isFine ? original : shorten(original, longestCallId)
  return taken.includes(upstream) ? shorten(`${upstream}_${taken.length}`, longestCallId) : upstream
}

function shorten(text: string, length: number): string {
  const suffix = `_${shortHash(text)}`
  return text.slice(0, length - suffix.length).replaceAll(/[^a-zA-Z0-9_-]/g, '_') + suffix
}
