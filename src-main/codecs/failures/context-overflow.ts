/** What the client is told about the sizes, as far as they are not in the provider's message. */
export interface KnownSizes {
  readonly estimatedInputTokens: number
  readonly contextWindow?: number
}

/**
 * The message by which Claude Code recognises that the context is full, or null if that is not what went wrong.
 *
 * It compacts on the first form and lowers `max_tokens` on the second, and knows no vendor's own words (edge cases 245
 * and 246). Numbers come from the provider's message where it has them.
 */
export function describeOverflow(message: string, codes: string, known: KnownSizes): string | null {
  const text = message.replaceAll(/(?<=\d),(?=\d{3})/g, '')
  const sizes = findSizes(text)
  if (!showsOverflow(sizes) && !isOverflow(text, codes)) return null
  const { input, output, total, maximum } = sizes ?? {}

  if (input !== undefined && output !== undefined && maximum !== undefined && input + leastOutput <= maximum) {
    const sum = `${input} + ${output} > ${maximum}`
    return `input length and \`max_tokens\` exceed context limit: ${sum}, decrease input length or \`max_tokens\` and try again`
  }
  const used = total ?? (input === undefined ? undefined : input + (output ?? 0))
  return `prompt is too long: ${tooLong(used, maximum, known)}`
}

/** Less room than this for the output is not worth a retry with a lower `max_tokens`: compacting helps, that does not. */
const leastOutput = 4000

function tooLong(used: number | undefined, maximum: number | undefined, known: KnownSizes): string {
  const most = maximum ?? known.contextWindow
  const prompt = Math.max(used ?? known.estimatedInputTokens, (most ?? 0) + 1)
  // The client drops what exceeds the maximum before it tries again, so one that nobody knows is put a fifth below.
  return `${prompt} tokens > ${most ?? Math.floor(prompt * 0.8)} maximum`
}

interface Sizes {
  readonly input?: number
  readonly output?: number
  readonly total?: number
  readonly maximum?: number
}

/**
 * Wordings with numbers, the more precise ones first: OpenAI, vLLM, DeepSeek and OpenRouter · newer vLLM · TGI ·
 * llama.cpp · Google · Vertex AI · Mistral · xAI · Moonshot · Cerebras · Copilot · Fireworks · Groq · Qwen · SGLang ·
 * LM Studio · Anthropic.
 */
const wordings: readonly RegExp[] = [
  /context length is (?:only )?(?<maximum>\d+) tokens\D+(?:requested|resulted in)(?: about)? (?<total>\d+) tokens \((?<input>\d+) (?:in the messages|of text input|of the input|in the input)[^)]*?(?<output>\d+) (?:in the (?:completion|output)|for the completion)\)/i,
  /is too large: (?<output>\d+)\D+context length is (?<maximum>\d+) tokens and your request has (?<input>\d+) input tokens/i,
  /passed (?<input>\d+) input tokens and requested (?<output>\d+) output tokens\D+context length is (?:only )?(?<maximum>\d+)/i,
  /context length of (?<maximum>\d+) tokens\D+total of (?<total>\d+) tokens: (?<input>\d+) tokens from the input messages and (?<output>\d+)/i,
  /max_new_tokens\W+must be <= (?<maximum>\d+)\D+(?<input>\d+) \W*inputs\W* tokens and (?<output>\d+)/i,
  /inputs\W+(?:tokens )?must have less than (?<maximum>\d+) tokens\D+(?<input>\d+)/i,
  /input length and `?max_tokens`? exceed context limit: (?<input>\d+) \+ (?<output>\d+) > (?<maximum>\d+)/i,
  /context length is (?:only )?(?<maximum>\d+)(?: tokens)?\b.*?(?:resulted in|requested|your request has|prompt contains|contains(?: at least)?)(?: about)? (?<input>\d+)/i,
  /(?:maximum|max) (?:context|prompt|input|model) length (?:is|of) (?<maximum>\d+)\D+(?<input>\d+)/i,
  /request \((?<input>\d+) tokens\) exceeds the available context size \((?<maximum>\d+)/i,
  /input token count(?: of)? \(?(?<input>\d+)\)? exceeds the maximum number of tokens(?: allowed)? \(?(?<maximum>\d+)/i,
  /input token count is (?<input>\d+) but model only supports up to (?<maximum>\d+)/i,
  /prompt contains (?<input>\d+) tokens\b.*?with (?<maximum>\d+) maximum context length/i,
  /exceeded model token limit:? (?<maximum>\d+) \(requested:? (?<input>\d+)/i,
  /current length is (?<input>\d+) while limit is (?<maximum>\d+)/i,
  /(?:token count|prompt length|input length) (?:of )?\(?(?<input>\d+)\)? (?:exceeds|is greater than|is longer than)(?: the)?(?: maximum| model)?[^\d]*(?<maximum>\d+)/i,
  /prompt is too long:? (?<input>\d+)(?: tokens)?(?: >|, \D*?) ?(?<maximum>\d+)/i,
  /tokens per min\w*[^:]*: limit (?<maximum>\d+), requested (?<input>\d+)/i,
  /configured limit of (?<maximum>\d+) tokens\. your messages resulted in (?<input>\d+)/i,
  /range of input length should be \[\d+ ?, ?(?<maximum>\d+)\]/i,
  /decoder prompt \(length (?<input>\d+)\) is longer than the maximum model length of (?<maximum>\d+)/i,
  /input \((?<input>\d+) tokens\) is longer than the model's context length \((?<maximum>\d+)/i,
  /context length of (?:only )?(?<maximum>\d+)/i,
]

function findSizes(text: string): Sizes | null {
  for (const wording of wordings) {
    const groups = wording.exec(text)?.groups
    if (groups !== undefined) return sizesOf(groups)
  }
  return null
}

/** A message may name a limit that was kept. */
function showsOverflow(sizes: Sizes | null): boolean {
  if (sizes === null) return false
  const { input = 0, output = 0, total = input + output, maximum } = sizes
  return maximum !== undefined && total > maximum
}

function sizesOf(groups: Readonly<Record<string, string | undefined>>): Sizes {
  return Object.fromEntries(
    Object.entries(groups)
      .filter(([, digits]) => digits !== undefined)
      .map(([name, digits]) => [name, Number(digits)]),
  )
}

const overflowCodes = /context_length_exceeded|exceed_context_size|\b1261\b/

const overflowPhrases: readonly RegExp[] = [
  /context (?:length|window|size|limit)\W+(?:was |is |has been )?exceed/i,
  /exceed\w* (?:the |your |its |available |maximum |max )*(?:model'?s? )?(?:context|prompt length|max length)/i,
  /maximum (?:context|prompt|input) length/i,
  /(?:prompt|input|request|conversation) (?:is |was )?too long/i,
  /too many (?:input |prompt )?tokens/i,
  /reduce the length of the (?:messages|prompt|input)/i,
  /prompt exceeds max length/i,
  /input tokens? exceed/i,
  /larger than the (?:model'?s )?(?:maximum )?context/i,
  /greater than the context length/i,
  /context (?:the )?overflow/i,
  /range of input length should be/i,
]

function isOverflow(text: string, codes: string): boolean {
  return overflowCodes.test(codes) || overflowPhrases.some((phrase) => phrase.test(text))
}
