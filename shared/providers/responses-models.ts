/**
 * The models that OpenAI and Azure serve best through Responses, as the pattern of an endpoint: those that reason, whose
 * reasoning would otherwise be lost from one tool call to the next, and those that are only there. GPT-5's chat and
 * search models are for Chat Completions.
 */
export const responsesModels =
  '^(ft:)?(o1(?!-mini|-preview)|o[3-9]|codex-|computer-use|gpt-([5-9]|[1-9]\\d)(?!\\d|.*-(chat|search)))'
