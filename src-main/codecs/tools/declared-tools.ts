/** What models put before a name, after the namespaces of their training (edge case 178). */
const prefixes = /^(?:functions?|tools?|default_api)[.:/]/i
/** Kimi counts its calls in the name at times. */
const counter = /:\d+$/

/** The tools of a request, as the model may call them. */
export class DeclaredTools {
  readonly #names: ReadonlyMap<string, string>
  #byLowerCase: ReadonlyMap<string, string> | null = null

  /** @param names the client's names by the names that the upstream was given */
  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names
  }

  /** The client's name of the tool that the model means, or undefined if it declared none of that name. */
  find(name: string): string | undefined {
    return this.#names.get(name) ?? this.#findLoosely(name)
  }

  #findLoosely(name: string): string | undefined {
    this.#byLowerCase ??= new Map([...this.#names].map(([upstream, client]) => [upstream.toLowerCase(), client]))
    const lower = name.toLowerCase()
    return this.#byLowerCase.get(lower) ?? this.#byLowerCase.get(lower.replace(prefixes, '').replace(counter, ''))
  }
}
