import { describe, expect, it } from 'vitest'
import { hasRecordings, interactions, recordings } from '../../testing/recordings.ts'
import { text, tool, user } from '../testing/blocks.ts'
import { countTokens } from './count-tokens.ts'
import { encodeContext, provider, request } from './testing/encode.ts'
import { loadValidator } from './testing/google-description.ts'

const counted = request({
  system: 'S',
  tools: [tool('Read')],
  messages: [user(text('hi'))],
  tool_choice: { type: 'any' },
})

describe('counting tokens', () => {
  it('236: counts the whole prompt: what is asked, the system’s words and the tools', () => {
    const { path, body } = countTokens.encode(counted, encodeContext())!
    expect(path).toBe('/models/gemini-3-pro-preview:countTokens')
    expect(body).toEqual({
      generateContentRequest: {
        model: 'models/gemini-3-pro-preview',
        systemInstruction: { parts: [{ text: 'S' }] },
        contents: [{ role: 'user', parts: [{ text: 'hi' }] }],
        tools: [{ functionDeclarations: [{ name: 'Read', description: 'Does Read' }] }],
      },
    })
  })

  it('236: has another form on Vertex AI', () => {
    const { body } = countTokens.encode(counted, encodeContext({ provider: provider('vertex') }))!
    expect(Object.keys(body)).toEqual(['systemInstruction', 'contents', 'tools'])
  })

  it.skipIf(!hasRecordings)('has the form that Google describes', () => {
    const validate = loadValidator('CountTokensRequest')
    expect(validate(countTokens.encode(counted, encodeContext())!.body)).toEqual([])
  })

  it('238: reads a number, and nothing else', () => {
    expect(countTokens.read({ totalTokens: 31, promptTokensDetails: [] })).toBe(31)
    for (const body of [{}, null, [], { totalTokens: 0 }, { totalTokens: '31' }])
      expect(countTokens.read(body)).toBeNull()
  })

  const answers = recordings('gemini-countTokens').flatMap((recording) =>
    interactions(recording).filter(({ request: { uri } }) => uri.includes(':countTokens')),
  )

  it.skipIf(!hasRecordings)('reads every recorded count', () => {
    expect(answers.length).toBeGreaterThan(3)
    for (const { response } of answers) expect(countTokens.read(response.json)).toBeGreaterThan(0)
  })
})
