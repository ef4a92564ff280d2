import type { AnswerItem, InputItem } from '../responses-request.ts'
import type { ResponsesQuirk } from './quirk.ts'

/**
 * Puts the calls of one answer after everything else in it: DeepSeek takes whatever stands between two calls for the end
 * of the answer, and then misses the output of the first.
 */
export const callsTogether: ResponsesQuirk = (body) => {
  const input: InputItem[] = []
  let calls: AnswerItem[] = []
  for (const item of body.input) {
    if (item.type === 'function_call') {
      calls.push(item)
      continue
    }
    if (!isAnswer(item)) {
      input.push(...calls)
      calls = []
    }
    input.push(item)
  }
  return { ...body, input: [...input, ...calls] }
}

function isAnswer(item: InputItem): boolean {
  return item.type === 'reasoning' || (item.type === 'message' && item.role === 'assistant')
}
