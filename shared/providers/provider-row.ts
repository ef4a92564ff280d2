import type { Endpoint, Provider, WireFormat } from './provider.ts'

/**
 * One row of the catalogue. What is left out takes a default (`complete-row.ts`), so that an ordinary provider is its
 * name, its base URL and its pages.
 */
export interface ProviderRow extends Partial<Omit<Provider, 'id' | 'name' | 'endpoints' | 'docsUrl' | 'keysUrl'>> {
  readonly name: string
  /**
   * Base URLs by wire format, the preferred one first. A part in braces, `{NAME}`, is for the user to fill in; null
   * where not even the form is known.
   */
  readonly endpoints: EndpointRows
  /** Base URLs that the user may choose instead, by the name of their region. */
  readonly regions?: Readonly<Record<string, EndpointRows>>
  readonly pages?: { readonly docs?: string; readonly keys?: string }
}

/** Rows by id. */
export type ProviderRows = Readonly<Record<string, ProviderRow>>

export type EndpointRows = Readonly<Partial<Record<WireFormat, string | null | EndpointRow>>>

/** An endpoint that differs from the provider's others in more than its base URL. */
export interface EndpointRow extends Partial<
  Pick<Endpoint, 'authentication' | 'models' | 'modelsPath' | 'countsTokens'>
> {
  readonly baseUrl: string | null
}
