import { describe, expect, it } from 'vitest'
import { decodeResponse } from './decode-response.ts'
import { answerContext, decodeChunks, delta, finish, toolDelta } from './testing/decode.ts'

const citations = ['https://a.example/', 'https://b.example/x']
const search_results = [{ title: 'A page', url: 'https://a.example/' }]
const textOf = (chunks: readonly object[]) => {
  const { message, violations } = decodeChunks([...chunks, '[DONE]'])
  expect(violations).toEqual([])
  return message?.content
}

describe('citations', () => {
  it('181: lists once, at the end, the pages that an answer names by number', () => {
    const chunks = ['It is so.[1]', ' Or not.[2]'].map((content) => ({
      ...delta({ content }),
      citations,
      search_results,
    }))
    expect(textOf([...chunks, { ...finish('stop'), citations }])).toEqual([
      {
        type: 'text',
        text: 'It is so.[1] Or not.[2]\n\nSources:\n[1] A page: https://a.example/\n[2] https://b.example/x',
      },
    ])
    const body = { choices: [{ message: { content: 'Yes.[1]' }, finish_reason: 'stop' }], citations, search_results }
    expect(decodeResponse(body, answerContext())).toMatchObject({
      content: [{ text: 'Yes.[1]\n\nSources:\n[1] A page: https://a.example/\n[2] https://b.example/x' }],
    })
  })

  it('181: leaves out annotations, whose links stand in the text', () => {
    const annotations = [{ type: 'url_citation', url_citation: { url: 'https://a.example/', title: 'A' } }]
    expect(textOf([delta({ content: 'See [A](https://a.example/).', annotations }, 'stop')])).toMatchObject([
      { text: 'See [A](https://a.example/).' },
    ])
  })

  it('181: adds nothing beside a call, and nothing of what is no address', () => {
    const call = toolDelta({ index: 0, id: 'call_aa', name: 'Read', arguments: '{}' })
    expect(textOf([{ ...call, citations }, finish('tool_calls')])).toMatchObject([{ type: 'tool_use' }])
    const odd = { ...delta({ content: 'x' }, 'stop'), citations: [null, 'javascript:alert(1)', {}] }
    expect(textOf([odd])).toMatchObject([{ text: 'x' }])
  })
})
