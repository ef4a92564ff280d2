import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { LossReport } from '../loss-report.ts'

export interface EncodedSampling {
  readonly temperature: number | undefined
  readonly top_p: number | undefined
}

/** Temperature and nucleus, of which several servers accept only one (edge case 40). */
export function encodeSampling(request: MessagesRequest, losses: LossReport): EncodedSampling {
  const temperature = inRange(request.temperature, 2)
  const topP = inRange(request.top_p, 1)
  if (request.top_k !== undefined) losses.add('dropped', 'top_k', 'This API has no such field.')
  if (temperature === undefined) return { temperature, top_p: topP }
  if (topP !== undefined) losses.add('dropped', 'top_p', 'Several servers reject it beside temperature.')
  return { temperature, top_p: undefined }
}

function inRange(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= most ? value : undefined
}
