import { z } from 'zod'
import type { ModelInfo } from '../../../shared/model-info.ts'
import type { EntryReader } from './fields.ts'
import {
  anthropic,
  common,
  fireworks,
  gitHub,
  google,
  groq,
  mistral,
  moonshot,
  openRouter,
  together,
  vercel,
} from './hosted-entries.ts'
import { llamaCpp, lmStudio } from './local-entries.ts'

/** A model in a host's own list, with what the host says of it. */
export interface ListedModel {
  /** As requests name it. */
  readonly id: string
  readonly info: ModelInfo
}

/**
 * Each kind of entry is told by its fields, not by who is asked: any of these servers can stand behind a base URL of the
 * user's. What a later one says counts.
 */
const readers: readonly EntryReader[] = [
  ...[common, anthropic, openRouter, groq, mistral, together, fireworks, moonshot, vercel, google, gitHub],
  ...[llamaCpp, lmStudio],
]

const listSchema = z.union([
  z.array(z.unknown()),
  z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data),
  z.object({ models: z.array(z.unknown()) }).transform(({ models }) => models),
  z.object({ publisherModels: z.array(z.unknown()) }).transform(({ publisherModels: all }) => all.filter(isChatModel)),
])

const nameSchema = z.object({ id: z.string().optional(), name: z.string().optional() })

/** Vertex AI lists models for pictures, speech and search together with those that answer. */
function isChatModel(entry: unknown): boolean {
  return /\/models\/(gemini|claude)-/.test(nameSchema.safeParse(entry).data?.name ?? '')
}

/** The models of a list in any of the known forms; null if it is no list. */
export function readModelList(body: unknown): readonly ListedModel[] | null {
  const list = listSchema.safeParse(body)
  if (!list.success) return null
  return list.data.flatMap((entry) => {
    const { id, name } = nameSchema.safeParse(entry).data ?? {}
    const known = id ?? name?.replace(/^(publishers\/[^/]+\/)?models\//, '')
    return known === undefined ? [] : [{ id: known, info: readEntry(entry) }]
  })
}

function readEntry(entry: unknown): ModelInfo {
  return Object.assign({}, ...readers.map((read) => read(entry))) as ModelInfo
}
