import type { MessagesRequest } from '../../shared/anthropic/messages.ts'
import { imageSize } from './image-size.ts'

/** How a way of counting weighs the pieces of text in a prompt. */
export interface TextWeigher {
  text(text: string): number
  /** The name of a member of an object, without quotes. */
  key(name: string): number
}

/**
 * Visits everything in a prompt, so that every way of counting counts the same: system, messages and tools with all in
 * them, thinking, tool inputs and results, images and documents included (edge case 236). Whatever is no text is weighed
 * here.
 *
 * One loop with its own stack visits everything, however deep, in linear time. Whatever the request holds, it does not
 * throw.
 */
export function weighPrompt(request: MessagesRequest, weigher: TextWeigher): number {
  const { system, messages, tools } = request
  const format = request.output_config?.format ?? request.output_format ?? undefined
  const hasTools = Array.isArray(tools) && tools.length > 0
  const preamble = basePrompt + (hasTools ? toolsPrompt : 0) + (format === undefined ? 0 : formatPrompt)
  return preamble + weigh([system, messages, tools, format], weigher)
}

/** What surrounds any conversation. */
const basePrompt = 8
/**
 * What Anthropic adds, once, to explain tool use as such. Claude Code (2.1.330) takes as much off each count of tools in
 * `/context`, where it counts many of them one by one: without it they would come to nothing there.
 */
const toolsPrompt = 500
/** What a provider adds, once, to explain a JSON schema for the answer. */
const formatPrompt = 180
/** Quotes, colon and comma around a member of an object. */
const memberTokens = 1
/** A number or a boolean. */
const scalarTokens = 1.5
/** Encrypted or redacted thinking stands for text of about this many tokens a character. */
const tokensPerOpaqueCharacter = 0.17
/** Claude hosts scale an image down until it costs no more than this; other providers charge less. */
const mostImageTokens = 1600
const pixelsPerToken = 750
/** A page of a PDF counts as its text and its picture. How many there are is guessed from the size. */
const tokensPerPage = 2000
const base64CharactersPerPage = 80_000

function weigh(root: unknown, weigher: TextWeigher): number {
  let tokens = 0
  const pending: unknown[] = [root]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value === 'string') tokens += weigher.text(value)
    else if (Array.isArray(value)) for (const element of value) pending.push(element)
    else if (typeof value === 'object' && value !== null) tokens += weighObject(value as JsonObject, pending, weigher)
    else if (value !== undefined) tokens += scalarTokens
  }
  return tokens
}

type JsonObject = Readonly<Record<string, unknown>>

/** Weighs what is special about an object and leaves its ordinary members to the loop. */
function weighObject(object: JsonObject, pending: unknown[], weigher: TextWeigher): number {
  switch (object['type']) {
    case 'image':
      return weighImage(object['source'])
    case 'document':
      pending.push(object['title'], object['context'])
      return weighDocument(object['source'], pending)
    case 'thinking':
      pending.push(object['thinking'])
      return object['thinking'] === '' ? weighOpaque(object['signature']) : 0
    case 'redacted_thinking':
      return weighOpaque(object['data'])
    default:
      return weighMembers(object, pending, weigher)
  }
}

function weighMembers(object: JsonObject, pending: unknown[], weigher: TextWeigher): number {
  let tokens = 0
  for (const key of Object.keys(object)) {
    if (key === 'cache_control') continue
    if (key === 'encrypted_content') {
      tokens += weighOpaque(object[key])
      continue
    }
    tokens += memberTokens + weigher.key(key)
    pending.push(object[key])
  }
  return tokens
}

function weighOpaque(data: unknown): number {
  return typeof data === 'string' ? data.length * tokensPerOpaqueCharacter : 0
}

function weighImage(source: unknown): number {
  const data = base64Data(source)
  const size = data === null ? null : imageSize(data)
  return size === null ? mostImageTokens : Math.min(mostImageTokens, (size.width * size.height) / pixelsPerToken)
}

function weighDocument(source: unknown, pending: unknown[]): number {
  const data = base64Data(source)
  if (data !== null) return Math.ceil(data.length / base64CharactersPerPage) * tokensPerPage
  if (typeof source !== 'object' || source === null) return 0
  if ('data' in source || 'content' in source) {
    pending.push('data' in source ? source.data : undefined, 'content' in source ? source.content : undefined)
    return 0
  }
  return tokensPerPage
}

function base64Data(source: unknown): string | null {
  if (typeof source !== 'object' || source === null || !('data' in source)) return null
  return 'type' in source && source.type === 'base64' && typeof source.data === 'string' ? source.data : null
}
