import type { TranslatingCodec } from '../codec.ts'
import { decodeError } from '../failures/decode-error.ts'
import { countTokens } from './count-tokens.ts'
import { decodeResponse } from './decode-response.ts'
import { encodeRequest } from './encode-request.ts'
import { createStreamDecoder } from './stream-decoder.ts'

/** The Messages endpoints of vendors other than Anthropic, which know parts of its API each in its own way. */
export const anthropicCompatibleCodec: TranslatingCodec = {
  kind: 'translating',
  wireFormat: 'anthropic-compatible',
  framing: 'sse',
  encodeRequest,
  decodeResponse,
  createStreamDecoder,
  decodeError,
  countTokens,
}
