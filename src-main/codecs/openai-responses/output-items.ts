import { readText, type JsonRecord } from '../read-json.ts'
import { OutputItem, type ItemKind } from './output-item.ts'

/**
 * Finds the item that an event is about. The place in the output says so, where it is given and the kind of item fits;
 * ids come second, as some servers change them from event to event, and events of items that were never announced begin
 * one (edge case 215).
 */
export class OutputItems {
  readonly #items: OutputItem[] = []
  readonly #byIndex = new Map<number, OutputItem>()

  get isEmpty(): boolean {
    return this.#items.length === 0
  }

  /** Whether the provider has said of each item that it is complete. */
  get areDone(): boolean {
    return this.#items.every(({ isDone }) => isDone)
  }

  /** The item that is announced; null for one that is known already. */
  announce(kind: ItemKind, index: number | null, item: JsonRecord): OutputItem | null {
    const known = index === null ? undefined : this.#byIndex.get(index)
    if (known !== undefined && known.kind === kind && isSame(known, item)) return null
    return this.#create(kind, index, item)
  }

  /** The item that a piece belongs to; null where it is complete already. */
  forPiece(kind: ItemKind, event: JsonRecord): OutputItem | null {
    const index = readIndex(event)
    const found = this.#find(kind, index, readText(event['item_id']))
    if (found !== undefined) return found.isDone ? null : found
    return this.#create(kind, index, { id: event['item_id'] })
  }

  /** The item that has come whole; null where that is known already. */
  forWhole(kind: ItemKind, index: number | null, item: JsonRecord): OutputItem | null {
    const known = index === null ? undefined : this.#byIndex.get(index)
    const found = known?.kind === kind && !isOther(known, item) ? known : this.#openOne(kind, item)
    if (found !== undefined) return found.isDone ? null : found
    return this.#create(kind, index, item)
  }

  /** Whether an item of the finished answer was seen before, be it under another id or in another place. */
  has(kind: ItemKind, index: number, item: JsonRecord, text: string): boolean {
    const callId = readText(item['call_id'])
    const known = this.#byIndex.get(index)
    if (known?.kind === kind && known.isDone && !isOther(known, item)) return true
    return this.#items.some((seen) => {
      if (seen.kind !== kind || !seen.isDone) return false
      if (kind === 'call') return callId !== '' && seen.callId === callId
      return (seen.id !== '' && seen.id === item['id']) || (text !== '' && seen.text === text)
    })
  }

  #find(kind: ItemKind, index: number | null, id: string): OutputItem | undefined {
    const inPlace = index === null ? undefined : this.#byIndex.get(index)
    if (inPlace?.kind === kind) return inPlace
    const ofKind = this.#items.filter((item) => item.kind === kind)
    const byId = id === '' ? undefined : ofKind.findLast((item) => item.id === id)
    if (byId !== undefined) return byId
    return index === null || inPlace !== undefined ? ofKind.findLast(({ isDone }) => !isDone) : undefined
  }

  #openOne(kind: ItemKind, item: JsonRecord): OutputItem | undefined {
    const open = this.#items.filter((seen) => seen.kind === kind && !seen.isDone && !isOther(seen, item))
    return open.find((seen) => seen.id !== '' && seen.id === item['id'])
  }

  #create(kind: ItemKind, index: number | null, { id, call_id: callId, name }: JsonRecord): OutputItem {
    const item = new OutputItem(kind, this.#items.length)
    item.id = readText(id)
    item.callId = readText(callId)
    item.name = readText(name)
    this.#items.push(item)
    if (index !== null) this.#byIndex.set(index, item)
    return item
  }
}

export function readIndex(event: JsonRecord): number | null {
  return typeof event['output_index'] === 'number' ? event['output_index'] : null
}

/** Whether an item in the place of another is the same, announced again. */
function isSame(known: OutputItem, item: JsonRecord): boolean {
  return !isOther(known, item) && (!known.isDone || known.id === item['id'])
}

/** Calls keep their id, whatever else a server numbers anew. */
function isOther({ callId }: OutputItem, item: JsonRecord): boolean {
  const other = readText(item['call_id'])
  return callId !== '' && other !== '' && callId !== other
}
