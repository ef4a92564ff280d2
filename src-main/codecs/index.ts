import type { WireFormat } from '../../shared/providers/index.ts'
import { anthropicCodec } from './anthropic/codec.ts'
import { anthropicVertexCodec } from './anthropic-vertex/codec.ts'
import { anthropicCompatibleCodec } from './anthropic-compatible/codec.ts'
import type { Codec } from './codec.ts'
import { geminiCodec } from './gemini/codec.ts'
import { openAiChatCodec } from './openai-chat/codec.ts'
import { openAiResponsesCodec } from './openai-responses/codec.ts'

const codecs: Readonly<Partial<Record<WireFormat, Codec>>> = {
  'openai-chat': openAiChatCodec,
  'openai-responses': openAiResponsesCodec,
  anthropic: anthropicCodec,
  'anthropic-vertex': anthropicVertexCodec,
  'anthropic-compatible': anthropicCompatibleCodec,
  gemini: geminiCodec,
}

/** The codec of a wire format, or undefined for a format that has none yet. */
export function codecFor(wireFormat: WireFormat): Codec | undefined {
  return codecs[wireFormat]
}

/** Whether Claude's own API is behind a wire format, so that the client's bytes pass as they are. */
export function isClaudeFormat(wireFormat: WireFormat): boolean {
  return codecFor(wireFormat)?.kind === 'passthrough'
}
