import type { TranslatingCodec } from '../codec.ts'
import { decodeError } from '../failures/decode-error.ts'
import { countTokens } from './count-tokens.ts'
import { decodeResponse, rescueAnswer } from './decode-response.ts'
import { encodeRequest } from './encode-request.ts'
import { createStreamDecoder } from './stream-decoder.ts'

/** OpenAI's Chat Completions, which most other providers imitate. */
export const openAiChatCodec: TranslatingCodec = {
  kind: 'translating',
  wireFormat: 'openai-chat',
  framing: 'sse',
  encodeRequest,
  decodeResponse,
  createStreamDecoder,
  decodeError,
  rescueAnswer,
  countTokens,
}
