/**
 * What suits any server that imitates OpenAI's Responses API: no system role within the conversation, results of tools as
 * text alone, no files.
 */
export const compatibleResponses = ['system-as-reminders', 'text-outputs', 'no-files'] as const
