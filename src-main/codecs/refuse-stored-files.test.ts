import { describe, expect, it } from 'vitest'
import type { ContentBlock } from '../../shared/anthropic/messages.ts'
import { refuseStoredFiles } from './refuse-stored-files.ts'

const image: ContentBlock = { type: 'image', source: { type: 'file', file_id: 'file_1' } }
const inline: ContentBlock = { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } }
const refuse = (content: string | readonly ContentBlock[]) =>
  refuseStoredFiles({ model: 'm', messages: [{ role: 'user', content }] })

describe('refuseStoredFiles', () => {
  it('16: names where the file is: in a message, a tool result or a document', () => {
    const cases: ReadonlyArray<readonly [ContentBlock, string]> = [
      [image, 'messages.0.content.1.source.file_id: '],
      [{ type: 'document', source: { type: 'file', file_id: 'file_1' } }, 'messages.0.content.1.source.file_id: '],
      [
        { type: 'tool_result', tool_use_id: 'toolu_1', content: [inline, image] },
        'messages.0.content.1.content.1.source.file_id: ',
      ],
      [
        { type: 'document', source: { type: 'content', content: [image] } },
        'messages.0.content.1.source.content.0.source.file_id: ',
      ],
    ]
    for (const [block, path] of cases) {
      const failed = refuse([inline, block])
      expect(failed).toMatchObject({ status: 400, type: 'invalid_request_error' })
      expect(failed?.message.startsWith(path), failed?.message).toBe(true)
    }
  })

  it('lets everything else pass', () => {
    expect(refuse('file')).toBeNull()
    expect(
      refuse([inline, { type: 'tool_use', id: 'toolu_1', name: 'a', input: { source: { type: 'file' } } }]),
    ).toBeNull()
  })
})
