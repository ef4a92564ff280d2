import { readRecord, readText, type JsonRecord } from '../read-json.ts'

/**
 * What a part of an answer says that is no text, thought or call: code that Google ran and what came of it, or an image,
 * none of which the client was promised. Empty where there is nothing to say.
 */
export function otherPartText(part: JsonRecord): string {
  const code = readRecord(part['executableCode'])
  if (code !== null) return fenced(readText(code['language']).toLowerCase(), readText(code['code']))
  const result = readRecord(part['codeExecutionResult'])
  if (result !== null) return fenced('', readText(result['output']))
  const media = readRecord(part['inlineData']) ?? readRecord(part['fileData'])
  return media === null ? '' : `[${readText(media['mimeType']) || 'file'} omitted]`
}

function fenced(language: string, text: string): string {
  return text.trim() === '' ? '' : `\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`
}
