import { readList, readRecord, readText, type JsonRecord } from '../read-json.ts'

/**
 * The pages that an answer is based on, where the provider itself searched the web (edge case 181).
 *
 * They become text at its end: the answer names them by number, which would say nothing without the list. Blocks of a
 * server tool would promise what is not there, as nobody asked for a search and its results are not known. The
 * `annotations` of OpenAI and OpenRouter are left out: they only say where in the text its own links stand.
 */
export class Citations {
  #urls: readonly string[] = []
  readonly #titles = new Map<string, string>()

  /** Each chunk repeats the whole list, or has none. */
  read(chunk: JsonRecord): void {
    if (chunk['citations'] == null) return
    const urls = readList(chunk['citations']).map(readText).filter(isWebAddress)
    if (urls.length > 0) this.#urls = urls
    for (const result of readList(chunk['search_results']).map(readRecord)) {
      this.#titles.set(readText(result?.['url']), readText(result?.['title']))
    }
  }

  /** Empty where there are none. */
  get text(): string {
    if (this.#urls.length === 0) return ''
    return ['\n\nSources:', ...this.#urls.map((url, index) => `[${index + 1}] ${this.#named(url)}`)].join('\n')
  }

  #named(url: string): string {
    const title = this.#titles.get(url) ?? ''
    return title === '' ? url : `${title}: ${url}`
  }
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url)
}
