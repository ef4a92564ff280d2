import type { Usage } from './messages.ts'

/** Every field is present from the start: the client adds them up (edge cases 168 and 283). */
export const emptyUsage: Usage = {
  input_tokens: 0,
  output_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation_input_tokens: 0,
}
