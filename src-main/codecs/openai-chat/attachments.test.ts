import { describe, expect, it } from 'vitest'
import { assistant, call, encode, encodeConversation, image, pdf, png, result, text, user } from './testing/encode.ts'

const contentOf = (...blocks: readonly unknown[]) => encodeConversation([user(...blocks)])[0]?.content
const imageUrl = (url: string) => ({ type: 'image_url', image_url: { url } })
const document = (source: object, more: object = {}) => ({ type: 'document', source, ...more })

describe('images', () => {
  it.each([
    ['PNG declared as such', 'image/png', png, 'image/png'],
    ['PNG declared as JPEG', 'image/jpeg', png, 'image/png'],
    ['JPEG without a type', undefined, '/9j/4AAQSkZJRg', 'image/jpeg'],
    ['GIF without a type', undefined, 'R0lGODlhAQABAAAAACw=', 'image/gif'],
    ['WebP without a type', undefined, 'UklGRiQAAABXRUJQ', 'image/webp'],
    ['unknown bytes without a type', undefined, 'AAAA', 'image/png'],
    ['unknown bytes with a type', 'image/webp', 'AAAA', 'image/webp'],
  ])('16: sends %s with the right media type', (_what, media_type, data, expected) => {
    expect(contentOf(image({ type: 'base64', media_type, data }))).toEqual([
      imageUrl(`data:${expected};base64,${data}`),
    ])
  })

  it('16: passes on the URL of an image', () => {
    expect(contentOf(image({ type: 'url', url: 'https://x.example/a.png' }))).toEqual([
      imageUrl('https://x.example/a.png'),
    ])
  })

  it.each([
    ['a file at Anthropic', { type: 'file', file_id: 'file_1' }, /Anthropic/],
    ['a kind that no server takes', { type: 'base64', media_type: 'image/svg+xml', data: 'PHN2Zz4=' }, /svg/],
    ['a local URL', { type: 'url', url: 'file:///etc/passwd' }, /no data/],
    ['nothing', {}, /no data/],
    ['no source', null, /no data/],
  ])('16: shows a stub for %s', (_what, source, reason) => {
    const { messages, lost } = encode({ messages: [user({ type: 'image', source })] })
    expect(messages[0]?.content).toMatch(/^\[image omitted: .*\]$/)
    expect(messages[0]?.content).toMatch(reason)
    expect(lost).toContain('dropped messages[0].content[0]')
  })
})

describe('documents', () => {
  const pdfPart = (filename: string) => ({
    type: 'file',
    file: { filename, file_data: `data:application/pdf;base64,${pdf}` },
  })

  it('15: sends a PDF as a named file', () => {
    const source = { type: 'base64', media_type: 'application/pdf', data: pdf }
    expect(contentOf(text('See'), document(source))).toEqual([text('See'), pdfPart('document.pdf')])
    expect(contentOf(document(source, { title: 'a/b: report', context: 'Draft' }))).toEqual([
      text('Document: a/b: report\n\nDraft'),
      pdfPart('a_b_ report.pdf'),
    ])
  })

  it('15: puts texts inline, with title and context', () => {
    const titled = { title: 'Notes', context: 'Old' }
    expect(contentOf(document({ type: 'text', media_type: 'text/plain', data: 'abc' }, titled))).toBe(
      'Document: Notes\n\nOld\n\nabc',
    )
    expect(contentOf(document({ type: 'base64', media_type: 'text/plain', data: btoa('abc') }))).toBe('abc')
    expect(contentOf(document({ type: 'content', content: 'abc' }))).toBe('abc')
    expect(contentOf(document({ type: 'content', content: [text('abc'), image()] }))).toEqual([
      text('abc'),
      imageUrl(`data:image/png;base64,${png}`),
    ])
  })

  it.each([
    ['a URL', { type: 'url', url: 'https://x.example/a.pdf' }, /https:\/\/x\.example\/a\.pdf/],
    ['a file at Anthropic', { type: 'file', file_id: 'file_1' }, /Anthropic/],
    ['an unknown kind', { type: 'base64', media_type: 'application/zip', data: 'UEsDBA==' }, /application\/zip/],
    ['broken text', { type: 'base64', media_type: 'text/plain', data: '%%%' }, /text\/plain/],
    ['nothing', undefined, /no data/],
  ])('15: shows a stub with the title for %s', (_what, source, reason) => {
    const block = { type: 'document', source, title: 'Report' }
    const { messages, lost } = encode({ messages: [user(block)] })
    expect(messages[0]?.content).toMatch(/\[document "Report" omitted: .*\]$/)
    expect(messages[0]?.content).toMatch(reason)
    expect(lost).toContain('dropped messages[0].content[0]')
  })

  it('12 and 15: shows the PDF of a tool result after the results', () => {
    const content = [text('PDF file read'), document({ type: 'base64', media_type: 'application/pdf', data: pdf })]
    const messages = [user(text('hi')), assistant(call('toolu_1')), user(result('toolu_1', content))]
    expect(encodeConversation(messages).slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'toolu_1', content: 'PDF file read\n\n[document.pdf: attached below]' },
      { role: 'user', content: [text('From the result of Read (toolu_1):'), pdfPart('document.pdf')] },
    ])
  })
})
