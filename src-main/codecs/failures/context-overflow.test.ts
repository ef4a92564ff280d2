import { describe, expect, it } from 'vitest'
import { describeOverflow } from './context-overflow.ts'

const known = { estimatedInputTokens: 150_000, contextWindow: 131_072 }
const overflow = (message: string, codes = '') => describeOverflow(message, codes, known)

describe('context overflow', () => {
  it.each([
    [
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 140562 tokens. Please reduce the length of the messages.",
      140_562,
      128_000,
    ],
    [
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 138012 tokens (130012 in the messages, 8000 in the functions). Please reduce the length of the messages or functions.",
      138_012,
      128_000,
    ],
    [
      'Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300123 tokens.',
      300_123,
      272_000,
    ],
    ["This model's maximum prompt length is 131072 but the request contains 150001 tokens.", 150_001, 131_072],
    ['The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).', 1_200_000, 1_048_576],
    [
      'The input token count of 1,200,000 exceeds the maximum number of tokens allowed 1,048,576.',
      1_200_000,
      1_048_576,
    ],
    [
      'Prompt contains 130123 tokens and 0 draft tokens, too large for model with 128000 maximum context length',
      130_123,
      128_000,
    ],
    ['Invalid request: Your request exceeded model token limit: 131072 (requested: 140000)', 140_000, 131_072],
    ['Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192', 9000, 8192],
    ['prompt token count of 140000 exceeds the limit of 128000', 140_000, 128_000],
    ['request (33000 tokens) exceeds the available context size (32768 tokens), try increasing it', 33_000, 32_768],
    ['The prompt is too long: 140000, model maximum context length: 131072', 140_000, 131_072],
    ['prompt is too long: 210000 tokens > 200000 maximum', 210_000, 200_000],
    ['The decoder prompt (length 40000) is longer than the maximum model length of 32768.', 40_000, 32_768],
    ["The input (40000 tokens) is longer than the model's context length (32768 tokens).", 40_000, 32_768],
    ['Input validation error: `inputs` must have less than 4095 tokens. Given: 5000', 5000, 4095],
    [
      'Request too large for model `llama` in organization `•••` on tokens per minute (TPM): Limit 6000, Requested 20000, please reduce your message size and try again.',
      20_000,
      6000,
    ],
    // All of the input is too much, with or without room for the output.
    [
      "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens (66000 in the messages, 4000 in the completion). Please reduce the length of the messages or completion.",
      70_000,
      65_536,
    ],
    [
      "You passed 33000 input tokens and requested 1000 output tokens. However, the model's context length is only 32768 tokens.",
      34_000,
      32_768,
    ],
  ])('245: takes the numbers from: %s', (message, used, maximum) => {
    expect(overflow(message)).toBe(`prompt is too long: ${used} tokens > ${maximum} maximum`)
  })

  it.each([
    ['Your input exceeds the context window of this model. Please adjust your input and try again.', ''],
    ['Input is too long for requested model.', ''],
    ['Prompt too long', ''],
    ['too many tokens: total number of tokens in the prompt is too high', ''],
    ['invalid params, context window exceeds limit (2013)', ''],
    ['Please reduce the length of the messages or completion.', 'context_length_exceeded'],
    ['Prompt exceeds max length', '1261'],
    ['The number of tokens to keep from the initial prompt is greater than the context length.', ''],
    ['whatever', 'context_length_exceeded invalid_request_error'],
  ])('245: fills in numbers that are missing in: %s', (message, codes) => {
    expect(overflow(message, codes)).toBe('prompt is too long: 150000 tokens > 131072 maximum')
  })

  it('245: names numbers that make sense where nobody knows them', () => {
    expect(describeOverflow('Prompt too long', '', { estimatedInputTokens: 100_000 })).toBe(
      'prompt is too long: 100000 tokens > 80000 maximum',
    )
    // An estimate that came out too low.
    expect(describeOverflow('Prompt too long', '', { estimatedInputTokens: 100_000, contextWindow: 128_000 })).toBe(
      'prompt is too long: 128001 tokens > 128000 maximum',
    )
    // Only one of the two is in the message.
    expect(overflow('InvalidParameter: Range of input length should be [1, 129024]')).toBe(
      'prompt is too long: 150000 tokens > 129024 maximum',
    )
    expect(
      overflow(
        'Trying to keep the first 10000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
      ),
    ).toBe('prompt is too long: 150000 tokens > 4096 maximum')
  })

  it.each([
    "This model's maximum context length is 131072 tokens. However, you requested 140000 tokens (100000 in the messages, 40000 in the completion). Please reduce the length of the messages or completion.",
    "This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens (100000 of text input, 40000 in the output). Please reduce the length of either one.",
    "This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens (100000 of text input, 12000 of tool input, 40000 in the output).",
    "'max_tokens' or 'max_completion_tokens' is too large: 40000. This model's maximum context length is 131072 tokens and your request has 100000 input tokens (40000 > 131072 - 100000).",
    "You passed 100000 input tokens and requested 40000 output tokens. However, the model's context length is only 131072 tokens, resulting in a maximum input length of 91072 tokens.",
    "Requested token count exceeds the model's maximum context length of 131072 tokens. You requested a total of 140000 tokens: 100000 tokens from the input messages and 40000 tokens for the completion.",
    '`inputs` tokens + `max_new_tokens` must be <= 131072. Given: 100000 `inputs` tokens and 40000 `max_new_tokens`',
    'input length and `max_tokens` exceed context limit: 100000 + 40000 > 131072, decrease input length or `max_tokens` and try again',
  ])('246: tells the client to ask for less output: %s', (message) => {
    expect(overflow(message)).toBe(
      'input length and `max_tokens` exceed context limit: 100000 + 40000 > 131072, decrease input length or `max_tokens` and try again',
    )
  })

  it.each([
    'Rate limit reached for gpt-4.1 on tokens per min (TPM): Limit 30000, Used 29000, Requested 5000. Please try again in 8s.',
    "Unsupported parameter: 'max_tokens' is not supported with this model.",
    'Invalid model name: the maximum number of images is 20',
    'The string is too long: expected at most 64 characters',
  ])('leaves other errors alone: %s', (message) => {
    expect(overflow(message)).toBeNull()
  })
})
