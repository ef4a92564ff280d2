import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'
import type { GenerationConfig } from './gemini-request.ts'

type Sampling = Pick<GenerationConfig, 'temperature' | 'topP' | 'topK'>

/**
 * How the model draws its words. From Gemini 3 on Google advises to leave that alone: lower temperatures can make a model
 * repeat itself without end, and the newest ignore what is set.
 */
export function encodeSampling(request: MessagesRequest, takesSampling: boolean, losses: LossReport): Sampling {
  const { temperature, top_p: topP, top_k: topK } = request
  if (takesSampling) {
    return {
      ...(isUpTo(2, temperature) ? { temperature } : {}),
      ...(isUpTo(1, topP) ? { topP } : {}),
      ...(Number.isSafeInteger(topK) && Number(topK) > 0 ? { topK: Number(topK) } : {}),
    }
  }
  for (const field of ['temperature', 'top_p', 'top_k'] as const) {
    if (request[field] !== undefined && request[field] !== null) {
      losses.add('dropped', field, 'From Gemini 3 on, models are tuned for their own.')
    }
  }
  return {}
}

function isUpTo(most: number, value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= most
}
