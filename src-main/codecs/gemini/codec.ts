import type { TranslatingCodec } from '../codec.ts'
import { decodeError } from '../failures/decode-error.ts'
import { countTokens } from './count-tokens.ts'
import { decodeResponse } from './decode-response.ts'
import { encodeRequest } from './encode-request.ts'
import { createStreamDecoder } from './stream-decoder.ts'

/** Google's `generateContent`, of the Gemini API and of Vertex AI. */
export const geminiCodec: TranslatingCodec = {
  kind: 'translating',
  wireFormat: 'gemini',
  framing: 'sse',
  encodeRequest,
  decodeResponse,
  createStreamDecoder,
  decodeError,
  countTokens,
}
