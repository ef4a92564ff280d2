import { readList, readRecord, readText, type JsonRecord } from '../read-json.ts'

type Step = string | number
type Node = { value: unknown } | { readonly isList: boolean; readonly entries: Map<Step, Node> }

/**
 * The arguments of a call that come in pieces, each with the path of the value that it belongs to, as Vertex AI streams
 * them: texts grow, other values come whole.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/function-calling
 */
export class PartialArguments {
  readonly #root: Node = { isList: false, entries: new Map() }

  add(partialArgs: unknown): void {
    for (const entry of readList(partialArgs)) {
      const piece = readRecord(entry)
      if (piece !== null) this.#addPiece(stepsOf(readText(piece['jsonPath'])), valueOf(piece))
    }
  }

  toJson(): string {
    return JSON.stringify(build(this.#root))
  }

  #addPiece(steps: readonly Step[], value: unknown): void {
    let node = this.#root
    for (const [position, step] of steps.entries()) {
      if ('value' in node) return
      const known = node.entries.get(step)
      const next = steps[position + 1]
      if (next === undefined) {
        const grown = known !== undefined && 'value' in known ? join(known.value, value) : value
        node.entries.set(step, { value: grown })
        return
      }
      const inner = known ?? { isList: typeof next === 'number', entries: new Map<Step, Node>() }
      node.entries.set(step, inner)
      node = inner
    }
  }
}

/** The steps of a path such as `$.files[0].name` or `$['odd name']`. */
function stepsOf(path: string): readonly Step[] {
  return Array.from(path.matchAll(/\.([^.[]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g), (match) => {
    const [, name, index, quoted, doubleQuoted] = match
    return index === undefined ? (name ?? quoted ?? doubleQuoted ?? '') : Number(index)
  })
}

function valueOf(piece: JsonRecord): unknown {
  return piece['stringValue'] ?? piece['numberValue'] ?? piece['boolValue'] ?? null
}

function join(earlier: unknown, later: unknown): unknown {
  return typeof earlier === 'string' && typeof later === 'string' ? earlier + later : later
}

function build(node: Node): unknown {
  if ('value' in node) return node.value
  const entries = Array.from(node.entries, ([step, inner]) => [step, build(inner)] as const)
  if (!node.isList) return Object.fromEntries(entries)
  return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value)
}
