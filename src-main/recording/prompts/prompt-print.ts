import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MessagesRequest } from '../../../shared/anthropic/messages.ts'
import type { CacheBreak } from '../../../shared/request-log.ts'

/** A block of a prompt, as far as it takes to see whether it changed. */
export interface BlockPrint extends Pick<CacheBreak, 'section' | 'index' | 'block' | 'name'> {
  readonly hash: string
}

/** A prompt's blocks in the order in which providers cache them. */
export type PromptPrint = readonly BlockPrint[]

/** Of a long text, such as a picture, its ends and its length tell enough. In characters. */
const mostOfText = 128 * 1024

/** So much is hashed before streams have their turn: well under a millisecond. In characters. */
const slice = 64 * 1024

/** As providers see it: where the client puts its cache markers changes nothing of what is cached. */
const ignoredMember = 'cache_control'

/** Edge case 1: it may differ in every request, and no model is given it. */
const attribution = 'x-anthropic-billing-header:'

/** Takes its time, in slices: about 1 ms of work for a prompt of 150 kB. */
export async function printPrompt(request: MessagesRequest): Promise<PromptPrint> {
  const prints: BlockPrint[] = []
  let characters = 0
  for (const { content, ...place } of blocksOf(request)) {
    const text = textOf(content)
    prints.push({ ...place, hash: shortHash(text) })
    characters += text.length
    if (characters < slice) continue
    characters = 0
    await nextTurn()
  }
  return prints
}

/** The same hash wherever the same text stands, also for matching texts outside of prompts. */
export function shortHash(text: string): string {
  return hash('sha1', text, 'base64').slice(0, 12)
}

interface PlacedContent extends Pick<CacheBreak, 'section' | 'index' | 'block' | 'name'> {
  readonly content: unknown
}

/** A deferred tool is not in the prompt until the model asks for it. */
function* blocksOf({ tools, system, messages }: MessagesRequest): Generator<PlacedContent> {
  for (const [index, tool] of (tools ?? []).entries()) {
    if (tool.defer_loading === true) continue
    yield { section: 'tools', index, block: null, name: tool.name, content: tool }
  }
  for (const [index, content] of listOf(system).entries()) {
    if (isAttribution(content)) continue
    yield { section: 'system', index, block: null, name: null, content }
  }
  for (const [index, { role, content }] of messages.entries()) {
    for (const [block, part] of listOf(content).entries()) {
      yield { section: 'messages', index, block, name: null, content: [role, part] }
    }
  }
}

/** A plain text is the same to a provider as one block of it, and the client changes between both. */
function listOf(content: unknown): readonly unknown[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }]
  return Array.isArray(content) ? content : []
}

function isAttribution(block: unknown): boolean {
  return isRecord(block) && typeof block['text'] === 'string' && block['text'].startsWith(attribution)
}

/** Everything that counts in a value, in one text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return clip(value)
  if (Array.isArray(value)) return `[${value.map(textOf).join('\u0000')}]`
  if (!isRecord(value)) return String(value)
  let text = '{'
  for (const name in value) if (name !== ignoredMember) text += `${name}\u0001${textOf(value[name])}\u0000`
  return `${text}}`
}

function clip(text: string): string {
  if (text.length <= mostOfText) return text
  return `${text.length}:${text.slice(0, mostOfText / 2)}${text.slice(-mostOfText / 2)}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
