export const user = (...content: readonly unknown[]) => ({ role: 'user', content })
export const assistant = (...content: readonly unknown[]) => ({ role: 'assistant', content })
export const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more })
export const call = (id: string, name = 'Read', input: unknown = {}) => ({ type: 'tool_use', id, name, input })
export const result = (id: string, content?: unknown, more: object = {}) => ({
  type: 'tool_result',
  tool_use_id: id,
  content,
  ...more,
})
export const tool = (name: string, more: object = {}) => ({
  name,
  description: `Does ${name}`,
  input_schema: { type: 'object', properties: {} },
  ...more,
})
/** The start of a PNG, as base64. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2j'
export const image = (source: object = { type: 'base64', media_type: 'image/png', data: png }) => ({
  type: 'image',
  source,
})
/** The start of a PDF, as base64. */
export const pdf = 'JVBERi0xLjEKMSAwIG9iaj'
