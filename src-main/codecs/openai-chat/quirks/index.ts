import { ownServer } from '../../../../shared/providers/compatible-server.ts'
import type { LossReport } from '../../loss-report.ts'
import type { ChatRequest } from '../chat-request.ts'
import { arkThinking } from './ark-thinking.ts'
import { atMost128Tools } from './at-most-128-tools.ts'
import { basetenThinking } from './baseten-thinking.ts'
import { cacheBreakpoints } from './cache-breakpoints.ts'
import { cerebrasReasoning } from './cerebras-reasoning.ts'
import { copilotModelIds } from './copilot.ts'
import { deepseekThinking } from './deepseek-thinking.ts'
import { emptyContentBesideCalls } from './empty-content-beside-calls.ts'
import { geminiThoughtSignatures } from './gemini-thought-signatures.ts'
import { glmThinking } from './glm-thinking.ts'
import { grokParameters } from './grok-parameters.ts'
import { groqReasoning } from './groq-reasoning.ts'
import { hostEfforts } from './host-efforts.ts'
import { kimiSampling } from './kimi-sampling.ts'
import { kimiThinking } from './kimi-thinking.ts'
import { mfjsSchemas } from './mfjs-schemas.ts'
import { minimaxReasoning } from './minimax-reasoning.ts'
import { mistralImages } from './mistral-images.ts'
import { mistralRoleOrder } from './mistral-role-order.ts'
import { mistralToolChoice } from './mistral-tool-choice.ts'
import { mistralToolIds } from './mistral-tool-ids.ts'
import { nativePrefix } from './native-prefix.ts'
import { noFileParts } from './no-file-parts.ts'
import { noForcedChoice } from './no-forced-choice.ts'
import { noReasoningReplay } from './no-reasoning-replay.ts'
import { noRemoteImages } from './no-remote-images.ts'
import { noStreamOptions } from './no-stream-options.ts'
import { noValueLimits } from './no-value-limits.ts'
import { novitaThinking } from './novita-thinking.ts'
import { ollamaThinking } from './ollama-thinking.ts'
import { oneLeadingSystem } from './one-leading-system.ts'
import { openaiReasoningModels } from './openai-reasoning-models.ts'
import { plainTools } from './plain-tools.ts'
import { promptCacheKey } from './prompt-cache-key.ts'
import type { QuirkContext, RequestQuirk } from './quirk.ts'
import { qwenThinking } from './qwen-thinking.ts'
import { reasoningObject } from './reasoning-object.ts'
import { smallAnswerSchemas } from './small-answer-schemas.ts'
import { templateThinking } from './template-thinking.ts'
import { textOnly } from './text-only.ts'
import { thinkingToggle } from './thinking-toggle.ts'
import { togetherThinking } from './together-thinking.ts'
import { toolStream } from './tool-stream.ts'

/** Every transform by the name that a provider's row lists it under. To add one: a file like the others, a line here. */
export const requestQuirks: Readonly<Record<string, RequestQuirk>> = {
  'ark-thinking': arkThinking,
  'at-most-128-tools': atMost128Tools,
  'baseten-thinking': basetenThinking,
  'cache-breakpoints': cacheBreakpoints,
  'cerebras-efforts': hostEfforts('cerebras'),
  'cerebras-reasoning': cerebrasReasoning,
  'copilot-model-ids': copilotModelIds,
  'deepseek-thinking': deepseekThinking,
  'digitalocean-efforts': hostEfforts('digitalocean'),
  'empty-content-beside-calls': emptyContentBesideCalls,
  'fireworks-efforts': hostEfforts('fireworks'),
  'gemini-thought-signatures': geminiThoughtSignatures,
  'glm-thinking': glmThinking,
  'grok-parameters': grokParameters,
  'groq-reasoning': groqReasoning,
  'inception-efforts': hostEfforts('inception'),
  'kimi-sampling': kimiSampling,
  'kimi-thinking': kimiThinking,
  'mfjs-schemas': mfjsSchemas,
  'minimax-reasoning': minimaxReasoning,
  'mistral-images': mistralImages,
  'mistral-role-order': mistralRoleOrder,
  'mistral-tool-choice': mistralToolChoice,
  'mistral-tool-ids': mistralToolIds,
  'nano-gpt-efforts': hostEfforts('nanoGpt'),
  'native-prefix': nativePrefix,
  'nebius-efforts': hostEfforts('nebius'),
  'no-file-parts': noFileParts,
  'no-forced-choice': noForcedChoice,
  'no-reasoning-replay': noReasoningReplay,
  'no-remote-images': noRemoteImages,
  'no-stream-options': noStreamOptions,
  'no-value-limits': noValueLimits,
  'novita-thinking': novitaThinking,
  'ollama-thinking': ollamaThinking,
  'one-leading-system': oneLeadingSystem,
  'openai-reasoning-models': openaiReasoningModels,
  'ovhcloud-efforts': hostEfforts('ovhcloud'),
  'plain-tools': plainTools,
  'prompt-cache-key': promptCacheKey,
  'qwen-thinking': qwenThinking,
  'reasoning-object': reasoningObject,
  'scaleway-efforts': hostEfforts('scaleway'),
  'small-answer-schemas': smallAnswerSchemas,
  'stepfun-efforts': hostEfforts('stepfun'),
  'tencent-efforts': hostEfforts('tencent'),
  'template-thinking': templateThinking,
  'text-only': textOnly,
  'thinking-toggle': thinkingToggle,
  'together-thinking': togetherThinking,
  'tool-stream': toolStream,
}

/** Applies the provider's quirks in the order of its row. A name that concerns answers only is passed over. */
export function applyQuirks(body: ChatRequest, context: QuirkContext, losses: LossReport): ChatRequest {
  const { provider, isOwnHost } = context
  const isForeignHost = !isOwnHost || provider.isLocal
  const names = new Set([...(isForeignHost ? ownServer : []), ...provider.quirks])
  return [...names].reduce((draft, name) => {
    const quirk = Object.hasOwn(requestQuirks, name) ? requestQuirks[name] : undefined
    return quirk === undefined ? draft : quirk(draft, context, losses)
  }, body)
}
