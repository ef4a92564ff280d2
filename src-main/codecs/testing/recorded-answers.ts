import { interactions, readRecording, recordings, type Recording } from '../../testing/recordings.ts'

/** One recorded answer of a provider. */
export interface RecordedAnswer {
  /** Where it is from: the file's path, with the number of the interaction in it. */
  readonly name: string
  readonly provider: string
  readonly status: number
  /** The body's text: server-sent events of a stream, JSON otherwise. */
  readonly text: string
  readonly isStream: boolean
}

/** All recorded answers in a wire format. `isAnswer` picks the interactions of a file by their request's URL. */
export function recordedAnswers(wireFormat: string, isAnswer: (url: string) => boolean): readonly RecordedAnswer[] {
  return recordings(wireFormat).flatMap((recording) => answersOf(recording, isAnswer))
}

function answersOf(recording: Recording, isAnswer: (url: string) => boolean): readonly RecordedAnswer[] {
  const { path, provider } = recording
  const text = readRecording(recording)
  if (path.endsWith('.chunks.txt')) {
    return [{ name: path, provider, status: 200, text: eventsOfChunks(text), isStream: true }]
  }
  if (/\.(sse|txt)$/.test(path)) return [{ name: path, provider, status: 200, text, isStream: true }]
  const exchanges = interactions(recording)
  if (exchanges.length === 0) {
    const { error } = JSON.parse(text) as { readonly error?: unknown }
    const status = error == null ? 200 : 400
    return [{ name: path, provider, status, text, isStream: false }]
  }
  return exchanges
    .filter(({ request }) => isAnswer(request.uri))
    .map(({ response }, index) => ({
      name: `${path} (${index + 1})`,
      provider,
      status: response.status,
      text: response.text ?? JSON.stringify(response.json),
      isStream: response.headers?.['content-type']?.includes('event-stream') ?? false,
    }))
}

/** Some recordings hold the chunks alone, one a line; the framing and the end mark are put back. */
function eventsOfChunks(text: string): string {
  const chunks = text.split('\n').filter((line) => line.trim() !== '')
  return [...chunks, '[DONE]'].map((data) => `data: ${data}\n\n`).join('')
}
