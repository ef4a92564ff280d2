import { isObject, type JsonObject } from '../../openai-chat/testing/shape.ts'

/**
 * What is wrong with how the answers of a server come back to it; empty if all is well.
 *
 * `issued` are the server's own output items, answer by answer. Reasoning that led to a call or a message must stand
 * directly before it, unchanged, and reasoning of nobody else may be there at all (edge cases 56 to 59).
 */
export function checkReplay(input: unknown, issued: readonly (readonly JsonObject[])[]): string[] {
  if (!Array.isArray(input)) return ['input is no list']
  const items = input.filter(isObject)
  const own = issued.flat()
  const foreign = items.filter((item) => isReasoning(item) && !own.some((sent) => isSameReasoning(item, sent)))
  return [
    ...foreign.map((item) => `the reasoning ${String(item['id'])} was never sent in this form`),
    ...items.flatMap((_item, index) => checkPlace(items, index, issued)),
  ]
}

function checkPlace(
  items: readonly JsonObject[],
  index: number,
  issued: readonly (readonly JsonObject[])[],
): readonly string[] {
  const item = items[index]!
  const answer = issued.find((sent) => sent.some((other) => isSameOutput(item, other)))
  if (answer === undefined) return []
  const place = answer.findIndex((other) => isSameOutput(item, other))
  const led = answer.slice(answer.slice(0, place).findLastIndex((other) => !isReasoning(other)) + 1, place)
  const before = items.slice(Math.max(0, index - led.length), index)
  const isWhole = led.length === before.length && led.every((sent, at) => isSameReasoning(before[at]!, sent))
  return isWhole ? [] : [`${describe(item)} comes without the reasoning that led to it`]
}

function isReasoning(item: JsonObject): boolean {
  return item['type'] === 'reasoning'
}

function isSameReasoning(item: JsonObject, sent: JsonObject): boolean {
  const fields = ['type', 'id', 'encrypted_content', 'summary'] as const
  return fields.every((field) => JSON.stringify(item[field]) === JSON.stringify(sent[field]))
}

/** Whether an item of the input is one that the server put out; calls by their id, messages by what they say. */
function isSameOutput(item: JsonObject, sent: JsonObject): boolean {
  if (item['type'] === 'function_call') return sent['type'] === 'function_call' && sent['call_id'] === item['call_id']
  const isAnswer = item['type'] === 'message' && item['role'] === 'assistant' && sent['type'] === 'message'
  return isAnswer && textOf(item) === textOf(sent)
}

function textOf(item: JsonObject): string {
  const content: unknown = item['content']
  return (Array.isArray(content) ? content.filter(isObject) : []).map((part) => String(part['text'])).join('')
}

function describe(item: JsonObject): string {
  return item['type'] === 'function_call' ? `the call ${String(item['call_id'])}` : 'a message of the model'
}
