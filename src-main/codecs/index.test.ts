import { describe, expect, it } from 'vitest'
import { wireFormats } from '../../shared/providers/provider.ts'
import { codecFor } from './index.ts'

describe('codecs', () => {
  it('stand under the wire format that they say they are for', () => {
    const formats = wireFormats.filter((format) => codecFor(format) !== undefined)
    expect(formats).toEqual(
      expect.arrayContaining(['openai-chat', 'openai-responses', 'anthropic', 'anthropic-compatible']),
    )
    for (const format of formats) expect(codecFor(format)?.wireFormat).toBe(format)
  })
})
