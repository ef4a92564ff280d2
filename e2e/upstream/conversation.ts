/** What a script looks at in a request, whatever the API that it came over. */
export interface Conversation {
  readonly model: string
  readonly isStreamed: boolean
  /** All text of each user message, oldest first. */
  readonly userTexts: readonly string[]
  /** The text of each tool result, by the id of the call in the script. */
  readonly results: ReadonlyMap<string, string>
  /** Images and PDFs as `data:` URLs, wherever they stand. */
  readonly media: readonly string[]
  readonly tools: readonly DescribedTool[]
}

export interface DescribedTool {
  readonly name: string
  readonly description: string
}

/** The name by which a tool with this description can be called: the client's own may be too long for an upstream. */
export function toolNamed({ tools }: Conversation, description: string): string {
  return tools.find((tool) => tool.description === description)?.name ?? 'missing'
}

/** Matches a request whose conversation holds a result for this tool call. */
export function hasResultOf(id: string): (conversation: Conversation) => boolean {
  return ({ results }) => results.has(id)
}

/** Matches a request in which some user message says this. */
export function userSays(text: string): (conversation: Conversation) => boolean {
  return ({ userTexts }) => userTexts.some((said) => said.includes(text))
}

/** Matches Claude Code's request for a summary of what was said so far. */
export function asksForSummary({ userTexts }: Conversation): boolean {
  return /summary/.test(userTexts.at(-1) ?? '')
}
