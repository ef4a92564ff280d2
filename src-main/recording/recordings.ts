import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { RecordingSettings } from '../../shared/recording-settings.ts'
import type { ExchangeTap } from '../proxy/proxy.ts'
import { BodyKeeper, type KeptBody } from './kept-body.ts'

/** What was kept of an exchange, as it passed: it may hold secrets. */
export interface Recording {
  readonly clientRequest: KeptMessage | null
  /** Of the last attempt. */
  readonly upstreamRequest: KeptMessage | null
  readonly upstreamAnswer: KeptMessage | null
  /** While it is under way it has no status yet. */
  readonly clientAnswer: KeptMessage | null
}

export interface KeptMessage {
  readonly line: string
  readonly headers: IncomingHttpHeaders | OutgoingHttpHeaders
  readonly body: KeptBody
}

/** The recordings in memory. */
export interface Recordings {
  /** Begins one. `onEnd` hears when nothing more comes. */
  readonly begin: (id: string, arrivedAt: number, onEnd: () => void) => ExchangeTap
  /** `dropped` where it made room for newer ones, null where there never was one. */
  readonly find: (id: string) => Recording | 'dropped' | null
  /** Forgets all of them, and what still comes of those that run. */
  readonly clear: () => void
  readonly configure: (limits: RecordingLimits) => void
  /** What they take at the moment. */
  readonly bytes: () => number
}

export type RecordingLimits = Pick<RecordingSettings, 'rows' | 'megabytes' | 'bodyKilobytes'>

interface Entry {
  /** Null once it was dropped. */
  recording: { -readonly [Part in keyof Recording]: Recording[Part] } | null
  bytes: number
}

/** Headers and line of a message, roughly. */
const bytesOfHead = 4_000

/** Keeps recordings within a number and a size; the oldest make room, whether they still run or not. */
export function createRecordings(first: RecordingLimits): Recordings {
  /** The oldest first; `full` are those that were not dropped. */
  const entries = new Map<string, Entry>()
  const full = new Set<Entry>()
  let limits = first
  let bytes = 0

  function drop(entry: Entry): void {
    bytes -= entry.bytes
    entry.bytes = 0
    entry.recording = null
    full.delete(entry)
  }

  function makeRoom(): void {
    for (const [id, entry] of entries) {
      if (entries.size <= limits.rows) break
      drop(entry)
      entries.delete(id)
    }
    for (const entry of full) {
      if (bytes <= limits.megabytes * 1024 * 1024) break
      drop(entry)
    }
  }

  function charge(entry: Entry, added: number): void {
    if (entry.recording === null) return
    entry.bytes += added
    bytes += added
    makeRoom()
  }

  function begin(id: string, arrivedAt: number, onEnd: () => void): ExchangeTap {
    const { bodyKilobytes } = limits
    const entry: Entry = {
      recording: { clientRequest: null, upstreamRequest: null, upstreamAnswer: null, clientAnswer: null },
      bytes: 0,
    }
    entries.set(id, entry)
    full.add(entry)
    makeRoom()
    let received = newBody()
    const sent = newBody()

    function newBody(): BodyKeeper {
      return new BodyKeeper(bodyKilobytes * 1024)
    }
    const elapsed = () => performance.now() - arrivedAt
    const keep = (body: BodyKeeper, part: string | Uint8Array) => {
      if (entry.recording !== null) charge(entry, body.keep(part, elapsed()))
    }
    const keepMessage = (part: keyof Recording, message: KeptMessage) => {
      if (entry.recording === null) return
      entry.recording[part] = message
      charge(entry, bytesOfHead)
    }
    const wholeBody = (part: string | Uint8Array) => {
      const body = newBody()
      keep(body, part)
      return body
    }

    return {
      clientRequest: (line, headers, body) => keepMessage('clientRequest', { line, headers, body: wholeBody(body) }),
      upstreamRequest(line, headers, body) {
        // What an attempt before left stays charged: its memory may still be in use, and attempts are few.
        received = newBody()
        if (entry.recording !== null) entry.recording.upstreamAnswer = null
        keepMessage('upstreamRequest', { line, headers, body: wholeBody(body) })
      },
      upstreamAnswer: (status, headers) =>
        keepMessage('upstreamAnswer', { line: String(status), headers, body: received }),
      received: (part) => keep(received, part),
      sent(part) {
        if (sent.bytes === 0) keepMessage('clientAnswer', { line: '', headers: {}, body: sent })
        keep(sent, part)
      },
      ended(status, headers) {
        if (status !== null) keepMessage('clientAnswer', { line: String(status), headers, body: sent })
        onEnd()
      },
    }
  }

  return {
    begin,
    find(id) {
      const entry = entries.get(id)
      return entry === undefined ? null : (entry.recording ?? 'dropped')
    },
    clear() {
      for (const entry of full) drop(entry)
      entries.clear()
    },
    configure(next) {
      limits = next
      makeRoom()
    },
    bytes: () => bytes,
  }
}
