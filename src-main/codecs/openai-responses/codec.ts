import type { TranslatingCodec } from '../codec.ts'
import { decodeError } from '../failures/decode-error.ts'
import { decodeResponse } from './decode-response.ts'
import { encodeRequest } from './encode-request.ts'
import { createStreamDecoder } from './stream-decoder.ts'

/** OpenAI's Responses API, and those who imitate it. */
export const openAiResponsesCodec: TranslatingCodec = {
  kind: 'translating',
  wireFormat: 'openai-responses',
  framing: 'sse',
  encodeRequest,
  decodeResponse,
  createStreamDecoder,
  decodeError,
}
