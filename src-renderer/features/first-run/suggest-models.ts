import { neededWindow } from '../../../shared/model-info.ts'
import type { ModelEntry } from '../../../shared/model-list.ts'

export interface SuggestedModels {
  readonly big: string
  /** Null where BIG's model should answer for SMALL as well. */
  readonly small: string | null
}

/** Families that are known to work well with tools, the most proven first: it decides where one host has many of them. */
const families = [
  /claude/,
  /gpt-?\d/,
  /gemini/,
  /glm/,
  /kimi|^k\d/,
  /deepseek/,
  /qwen/,
  /grok/,
  /minimax/,
  /devstral|mistral/,
  /llama/,
]

/** What lists hold beside models to work with: other trades, trial runs, variants at other terms. */
const unsuited =
  /embed|whisper|tts|audio|image|guard|moderation|rerank|ocr|vision|realtime|search|research|robotics|computer|customtools|cyber|batch|free|spot|safeguard|-\d{4}(-|$)|-\d{8}/

/** Siblings that are cheaper or dearer for being quick. */
const quick = /mini|nano|lite|flash|small|haiku|fast|air|turbo|highspeed|lightning/

/** BIG is not to be dearer than this by itself, in dollars for a million tokens of output. */
const dearest = 35

/**
 * What to begin with: the newest model of the first family at hand, and its cheapest sibling of the same time for SMALL.
 * Those who make models themselves are taken at their own.
 */
export function suggestModels(provider: string, models: readonly ModelEntry[]): SuggestedModels | null {
  const listed = models.filter(({ isListed }) => isListed)
  const usable = (listed.length > 0 ? listed : models).filter(isUsable)
  const family = families
    .toSorted((one, other) => Number(other.test(provider)) - Number(one.test(provider)))
    .find((pattern) => usable.some(({ id }) => pattern.test(baseName(id))))
  if (family === undefined) {
    const [first] = usable.length > 0 ? usable : models
    return first === undefined ? null : { big: first.id, small: null }
  }
  const ranked = usable.filter(({ id }) => family.test(baseName(id))).toSorted(compare)
  const affordable = ranked.filter(({ info }) => (info.price?.output ?? 0) <= dearest)
  const big = affordable.find(({ id }) => !quick.test(baseName(id))) ?? affordable[0] ?? ranked[0]
  if (big === undefined) return null
  const most = (big.info.price?.output ?? 0) / 2
  const cheaper = ranked.filter(
    ({ id, info }) => id !== big.id && info.price !== undefined && info.price.output <= most,
  )
  const small = cheaper.findLast(({ id }) => version(baseName(id)) === version(baseName(cheaper[0]?.id ?? '')))
  return { big: big.id, small: small?.id ?? null }
}

function isUsable({ id, info }: ModelEntry): boolean {
  return info.tools !== false && (info.contextWindow ?? neededWindow) >= neededWindow && !unsuited.test(baseName(id))
}

/** Newer before older, then dearer before cheaper, then the plainer name. */
function compare(one: ModelEntry, other: ModelEntry): number {
  return (
    version(baseName(other.id)) - version(baseName(one.id)) ||
    (other.info.price?.output ?? 0) - (one.info.price?.output ?? 0) ||
    one.id.length - other.id.length
  )
}

/** The first number in a name that is a version: no date, no count of parameters. "4.5", "4-5" and "4p5" are the same. */
function version(name: string): number {
  const [, major = '0', minor = '0'] = /(?<!\d)(\d{1,2})(?![\db])(?:[.p-](\d{1,2})(?![\db]))?/.exec(name) ?? []
  return Number(major) * 100 + Number(minor)
}

/** Without the maker in front of it: hosts of many makers write "maker/model". */
function baseName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase()
}
